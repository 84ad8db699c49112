import type { Mention } from '@/lib/people/rules';
import { concepts } from './concepts';

/** Lists every mention of a person in the record, with e-mail addresses. Only for deriving people. */
export async function listMentions(): Promise<Mention[]> {
  const lists = await Promise.all(concepts.flatMap(({ mentions }) => mentions?.() ?? []));
  return lists.flat();
}
