import 'server-only';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { hasRole, type Actor } from '@/lib/people/role-rules';
import { requireActor } from '@/lib/access/session';

/**
 * Returns the signed-in admin. Asks visitors who are not signed in to sign in; responds 404 to everyone else. Every
 * page and route below `/admin` calls this first.
 */
export async function requireAdmin(): Promise<Actor> {
  const actor = await requireActor();
  if (!hasRole(actor, 'admin', 'community')) notFound();
  return actor;
}

const id = z.uuid();

/** Returns the id in an address; responds 404 if it is not a UUID. */
export function requireId(part: string): string {
  const parsed = id.safeParse(part);
  if (!parsed.success) notFound();
  return parsed.data;
}
