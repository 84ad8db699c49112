import type { PersonReference } from '@/lib/people/identity/reference-queries';
import { exportMail } from './held-queries';

const personReferences: PersonReference[] = [
  { table: 'MailChoice', column: 'personId', keeps: 'all', exported: { as: 'mail' } },
  { table: 'FormerAddress', column: 'personId', keeps: 'none', exported: { as: 'former' } },
  {
    table: 'NoticeMail',
    column: 'personId',
    keeps: 'all',
    exported: { not: 'it notes that a mail went out, and holds nothing of the mail' },
  },
];

/** What mail about accounts adds to the house: see `lib/parts/concepts.ts`. */
export const accountMailParts = { personReferences, held: exportMail };
