import { listSameIds } from '@/lib/people/identity/group-queries';
import { concepts } from './concepts';

/** Exports all data held on a person, under any of their rows. */
export async function exportHeld(personId: string): Promise<Record<string, unknown>> {
  const ids = await listSameIds(personId);
  const held = await Promise.all(concepts.flatMap(({ held }) => held?.(ids) ?? []));
  return Object.assign({}, ...held) as Record<string, unknown>;
}
