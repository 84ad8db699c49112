import { env } from '@/lib/env';
import type { Community } from './schema';

/** Slug of the committee of the demo people. */
export const DEMO_BODY = 'demo';

/**
 * True if sign-in offers the demo people: no identity provider is set, the database is the embedded one, the site's
 * address is a name of this machine, and the web server listens on loopback only. Otherwise a stranger could become an
 * admin.
 */
export function isDemoOffered(): boolean {
  return env.isDemo;
}

/** Committee of the demo people: five granted seats, with the kinds of motions of the community's committee. */
export function demoBody(
  motions: Community['bodies'][number]['motions'],
): Community['bodies'][number] {
  return { slug: DEMO_BODY, name: 'Demo committee', seats: 5, members: 'granted', motions };
}
