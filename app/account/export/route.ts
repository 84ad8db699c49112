import { now } from '@/lib/clock';
import { exportHeld } from '@/lib/parts/held';
import { requireActor } from '@/lib/access/session';
import { dayOf } from '@/lib/time';

/** Returns all data held on the reader, as a JSON file to keep. */
export async function GET(): Promise<Response> {
  const actor = await requireActor();
  const at = now();
  const held = await exportHeld(actor.personId);
  const text = JSON.stringify({ at, handle: actor.handle, roles: actor.roles, ...held }, null, 2);
  return new Response(`${text}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="rollcall-${actor.handle}-${dayOf(at)}.json"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
