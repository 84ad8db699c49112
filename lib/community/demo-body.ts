import { env } from '@/lib/env';
import type { Community } from './schema';

/** The slug of the demo people's committee. */
export const DEMO_BODY = 'demo';

/**
 * Whether sign-in offers the demo people: only while no identity provider is set, the database is the embedded one,
 * the site is called by a name of this machine, and the web server listens to this machine alone. Anything else
 * could hand an admin's powers to a stranger.
 */
export function isDemoOffered(): boolean {
  return env.isDemo;
}

/** The committee of the demo people: five granted seats, and the kinds of motions of the community's own. */
export function demoBody(
  motions: Community['bodies'][number]['motions'],
): Community['bodies'][number] {
  return { slug: DEMO_BODY, name: 'Demo committee', seats: 5, members: 'granted', motions };
}
