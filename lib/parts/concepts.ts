import { accessParts } from '@/lib/access/parts';
import type { AuditedTables, UnauditedTables } from '@/lib/audit/columns';
import type { EvidenceKind } from '@/lib/audit/evidence';
import { ANY_ROWS, type Trigger, type WebRights } from '@/lib/audit/guards';
import type { AuditCheck } from '@/lib/audit/meaning';
import { auditParts } from '@/lib/audit/parts';
import type { Permits } from '@/lib/audit/permits';
import { checkpointsParts } from '@/lib/checkpoints/parts';
import { digestsParts } from '@/lib/digests/parts';
import { electionsParts } from '@/lib/elections/parts';
import { governanceParts } from '@/lib/governance/parts';
import type { Endpoint } from '@/lib/http/endpoint';
import type { Job, Say } from '@/lib/job';
import { motionsParts } from '@/lib/motions/parts';
import type { MailKind } from '@/lib/notices/kinds';
import type { Letters } from '@/lib/notices/send';
import type {
  HeldPart,
  MentionsPart,
  PersonReference,
} from '@/lib/people/identity/reference-queries';
import { accountMailParts } from '@/lib/people/notices/parts';
import { peopleParts } from '@/lib/people/parts';
import { releasesParts } from '@/lib/releases/parts';
import { syncParts } from '@/lib/sync/parts';
import type { RegisteredSource } from '@/lib/sync/register';
import type { Pass } from '@/lib/sync/source';
import { searchEndpoint } from './search-api';

/** Parts that a concept exports. The lists in `lib/parts` are built from them, so that none is maintained by hand. */
export type Parts = {
  /** Endpoints of the API, in the order in which `/api` shows them. */
  endpoints?: readonly Endpoint[];
  /** Sources of the sync. */
  sources?: readonly RegisteredSource[];
  /** Passes over the record of all sources, run in the order of the concepts. */
  recordPasses?: readonly Pass[];
  /** Jobs that the worker repeats. */
  jobs?: readonly Job[];
  /** Work after each sync. */
  followSync?: readonly ((say: Say) => Promise<void>)[];
  /** Writers of its mails. */
  letters?: Letters;
  /** Kinds of mail that a person can turn off. */
  mailKinds?: readonly MailKind[];
  /** Mentions of people in its part of the record. */
  mentions?: MentionsPart;
  /** Columns that refer to a person. */
  personReferences?: readonly PersonReference[];
  /** Data it holds on a person, for their export. */
  held?: HeldPart;
  /** Tables that the audit log covers. Each table of the database is named by exactly one concept. */
  audited?: AuditedTables;
  /** Tables that the audit log does not cover, each with the reason. */
  unaudited?: UnauditedTables;
  /** Rights of the web server to write, by table; it may write nothing to a table that is not named. */
  webRights?: Readonly<Record<string, WebRights>>;
  /** Triggers of tables that the log covers, apart from those that capture changes. */
  triggers?: readonly Trigger[];
  /** Tables and columns that each of its actions may change. */
  permits?: Permits;
  /** Rows that the details of audit rows are evidence of. */
  evidence?: readonly EvidenceKind[];
  /** Check of the log against its tables. */
  auditCheck?: AuditCheck;
  /** Texts for its actions, where people read the log. */
  actionTexts?: Readonly<Record<string, string>>;
};

/** All concepts, in the order in which their parts are listed and read. A new concept adds its line here. */
export const concepts: readonly Parts[] = [
  releasesParts,
  governanceParts,
  peopleParts,
  motionsParts,
  accountMailParts,
  {
    endpoints: [searchEndpoint],
    unaudited: { SearchDocument: 'made from the record and the motions' },
    webRights: { SearchDocument: ANY_ROWS },
  },
  digestsParts,
  electionsParts,
  syncParts,
  checkpointsParts,
  auditParts,
  accessParts,
];
