import type { MailKind } from '@/lib/notices/kinds';
import { concepts } from './concepts';

/** The mails that somebody can choose not to get, in the order in which the account page offers them. */
export const mailKinds: readonly MailKind[] = concepts.flatMap((parts) => parts.mailKinds ?? []);

/** The names of the kinds, as rows and links have them. */
export const mailKindNames: readonly string[] = mailKinds.map(({ kind }) => kind);
