import 'server-only';
import { db } from '@/lib/database/client';

/** Lists the handles of the demo people that have been seeded. */
export async function listDemoHandles(): Promise<ReadonlySet<string>> {
  const rows = await db.person.findMany({
    where: { origin: 'demo', users: { some: {} } },
    select: { handle: true },
  });
  return new Set(rows.map(({ handle }) => handle));
}

/** Returns the user of a demo person, or null if there is none with this handle. */
export async function findDemoUser(handle: string): Promise<string | null> {
  const user = await db.user.findFirst({
    where: { person: { handle, origin: 'demo' } },
    select: { id: true },
  });
  return user?.id ?? null;
}
