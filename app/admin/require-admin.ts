import 'server-only';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { hasRole, type Actor } from '@/lib/people/role-rules';
import { requireActor } from '@/lib/access/session';

/**
 * The admin who asks. Whoever is not signed in is asked to; to everybody else there is nothing at this address.
 * Every page and route below `/admin` calls this first.
 */
export async function requireAdmin(): Promise<Actor> {
  const actor = await requireActor();
  if (!hasRole(actor, 'admin', 'community')) notFound();
  return actor;
}

const id = z.uuid();

/** The id in an address; what is none leads nowhere. */
export function requireId(part: string): string {
  const parsed = id.safeParse(part);
  if (!parsed.success) notFound();
  return parsed.data;
}
