import { concepts } from './concepts';

/** What writes the mails of each table, the urgent first. */
export const letters = concepts
  .flatMap((parts) => parts.letters ?? [])
  .sort((one, other) => Number(other.isUrgent) - Number(one.isUrgent));

/** The tables that mails wait in. */
export const mailTables: readonly string[] = letters.map(({ table }) => table);
