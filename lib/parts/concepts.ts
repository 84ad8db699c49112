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

/** What a concept adds to the house. The lists in `lib/parts` are made of these, so that none is kept by hand. */
export type Parts = {
  /** Its addresses in the API, in the order in which `/api` shows them. */
  endpoints?: readonly Endpoint[];
  /** The sources it is read from. */
  sources?: readonly RegisteredSource[];
  /** Walks over what all sources brought, in the order of the concepts. */
  recordPasses?: readonly Pass[];
  /** What the worker does for it again and again. */
  jobs?: readonly Job[];
  /** What it does after each sync. */
  followSync?: readonly ((say: Say) => Promise<void>)[];
  /** What writes its mails. */
  letters?: Letters;
  /** Mails of its that somebody can choose not to get. */
  mailKinds?: readonly MailKind[];
  /** The places of its record that name somebody. */
  mentions?: MentionsPart;
  /** Its columns that name a person. */
  personReferences?: readonly PersonReference[];
  /** What it holds on a person, for their export. */
  held?: HeldPart;
  /** Its tables that the audit log answers for. Each table of the database is named by one concept. */
  audited?: AuditedTables;
  /** Its tables that the audit log does not answer for, each with the reason. */
  unaudited?: UnauditedTables;
  /** What the web server may write of its tables; nothing of one that is not named. */
  webRights?: Readonly<Record<string, WebRights>>;
  /** Triggers of tables that the log answers for, beside those that capture changes. */
  triggers?: readonly Trigger[];
  /** Which actions may change what of its tables. */
  permits?: Permits;
  /** What the details of audit rows tell of it. */
  evidence?: readonly EvidenceKind[];
  /** What rows of the log about it must agree with. */
  auditCheck?: AuditCheck;
  /** What its actions are called where people read the log. */
  actionTexts?: Readonly<Record<string, string>>;
};

/** The concepts, in the order in which their parts are listed and read. A new one adds its line here. */
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
