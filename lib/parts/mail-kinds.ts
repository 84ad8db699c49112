import type { MailKind } from '@/lib/notices/kinds';
import { concepts } from './concepts';

/** Kinds of mail that a person can turn off, in the order in which the account page lists them. */
export const mailKinds: readonly MailKind[] = concepts.flatMap((parts) => parts.mailKinds ?? []);

/** Names of the kinds, as rows and links contain them. */
export const mailKindNames: readonly string[] = mailKinds.map(({ kind }) => kind);
