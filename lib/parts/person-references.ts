import { concepts } from './concepts';

/** Every column that names a person. A test compares it with the database. */
export const personReferences = concepts.flatMap((parts) => parts.personReferences ?? []);
