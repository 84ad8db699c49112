import { concepts } from './concepts';

/** All columns that refer to a person. A test compares them with the database. */
export const personReferences = concepts.flatMap((parts) => parts.personReferences ?? []);
