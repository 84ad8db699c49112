import { ANY_ROWS, type WebRights } from '@/lib/audit/guards';
import { NOTHING } from '@/lib/audit/permits';
import type { PersonReference } from '@/lib/people/identity/reference-queries';
import { castKind } from './choice-rules';
import { exportMail } from './held-queries';
import { noticeLetters } from './letters';

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

const webRights: Record<string, WebRights> = {
  FormerAddress: { insert: true },
  MailChoice: ANY_ROWS,
};

/** The parts that mail about accounts registers with the application: see `lib/parts/concepts.ts`. */
export const accountMailParts = {
  personReferences,
  letters: noticeLetters,
  mailKinds: [castKind],
  held: exportMail,
  unaudited: {
    NoticeMail: 'which mail about a row of the log went out',
    FormerAddress:
      'where mail is told of a new address for three days; the log has the change itself',
    MailChoice: 'what somebody wants no mail about',
  },
  webRights,
  permits: { 'mail.choose': NOTHING },
  actionTexts: { 'mail.choose': 'Mail chosen' },
};
