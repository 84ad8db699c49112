import type { Mention } from '@/lib/people/rules';
import { concepts } from './concepts';

/** Every place in the record that names somebody, with addresses. For the derivation of people only. */
export async function listMentions(): Promise<Mention[]> {
  const lists = await Promise.all(concepts.flatMap(({ mentions }) => mentions?.() ?? []));
  return lists.flat();
}
