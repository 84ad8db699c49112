import { concepts } from './concepts';

/** Writers of mails by table, the urgent first. */
export const letters = concepts
  .flatMap((parts) => parts.letters ?? [])
  .sort((one, other) => Number(other.isUrgent) - Number(one.isUrgent));

/** Tables in which mails wait. */
export const mailTables: readonly string[] = letters.map(({ table }) => table);
