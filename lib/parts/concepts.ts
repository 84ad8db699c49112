import { checkpointsParts } from '@/lib/checkpoints/parts';
import { digestsParts } from '@/lib/digests/parts';
import { electionsParts } from '@/lib/elections/parts';
import { governanceParts } from '@/lib/governance/parts';
import type { Endpoint } from '@/lib/http/endpoint';
import type { Job, Say } from '@/lib/job';
import { motionsParts } from '@/lib/motions/parts';
import type { HeldPart, PersonReference } from '@/lib/people/identity/reference-queries';
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
  /** Its columns that name a person. */
  personReferences?: readonly PersonReference[];
  /** What it holds on a person, for their export. */
  held?: HeldPart;
};

/** The concepts, in the order in which their parts are listed and read. A new one adds its line here. */
export const concepts: readonly Parts[] = [
  releasesParts,
  governanceParts,
  peopleParts,
  motionsParts,
  accountMailParts,
  { endpoints: [searchEndpoint] },
  digestsParts,
  electionsParts,
  syncParts,
  checkpointsParts,
];
