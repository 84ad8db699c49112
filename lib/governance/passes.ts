import { z } from 'zod';
import {
  listNamedTeams,
  listNewestDeliverables,
  listTeamDeliverables,
  listTeamSlugs,
} from './check-queries';
import { deliverableWarnings, unknownTeamWarnings } from './checks-rules';
import { fileVersions } from './file-versions';
import {
  clearLeaderTerms,
  clearMemberTerms,
  listOpenLeaderTerms,
  listOpenMemberTerms,
  saveLeaderTerms,
  saveMemberTerms,
  savePageHistories,
} from './history-commands';
import { readMembers, type ParsedMember } from './members-file';
import { readPageHistories } from './page-history';
import { teamsReader, type TeamsAt } from './snapshots';
import {
  enterMembers,
  enterTeams,
  leaderLedger,
  type LeaderLedger,
  type MemberLedger,
} from './terms';
import type { Repository } from '@/lib/formats/git/repository';
import type { Pass, PassContext, PassResult } from '@/lib/sync/source';
import type { Transaction } from '@/lib/database/transaction';
import type { Warning } from '@/lib/formats/warning';

/** The names that the files have had, newest first. */
const TEAM_PATHS = ['reference/projects.yaml', 'reference/programs.yaml'];
const MEMBER_PATHS = ['reference/members.yaml', 'reference/members'];

/** Version of the walk; raise it when the same history must be read differently. */
const VERSION = 2;

/** Number of versions read between two checkpoints. */
const BATCH = 200;

const placeSchema = z.object({
  version: z.literal(VERSION),
  /** The commit up to which the history has been walked. */
  commit: z.string(),
  /** The commit of the last readable version of the file, which the open terms come from; null before the first. */
  good: z.string().nullable(),
  skipped: z.array(z.object({ commit: z.string(), path: z.string() })),
});

type Place = z.infer<typeof placeSchema>;

/** A history to walk: how to read one version of its file, enter it in the ledger and save the ledger. */
type Walk<Snapshot extends object, Ledger> = {
  paths: readonly string[];
  read: (bytes: Buffer) => Snapshot | null;
  load: (tx: Transaction) => Promise<Ledger>;
  empty: () => Ledger;
  clear: (tx: Transaction) => Promise<void>;
  enter: (
    ledger: Ledger,
    now: Snapshot,
    before: Snapshot | null,
    landed: { commit: string; at: Date },
  ) => void;
  save: (tx: Transaction, ledger: Ledger) => Promise<void>;
  /** Number of rows waiting to be written. After `save`, `forget` discards them. */
  pending: (ledger: Ledger) => number;
  forget: (ledger: Ledger) => void;
};

/** Builds the pass that derives each team's leaders from the history of the file of teams. */
export function leadershipPass(repository: () => Repository): Pass {
  return {
    name: 'leadership',
    title: 'Walking the history of team leads',
    run: (context) => walkHistory(repository(), teamWalk(), context),
  };
}

function teamWalk(): Walk<TeamsAt, LeaderLedger> {
  return {
    paths: TEAM_PATHS,
    read: teamsReader(),
    load: async (tx) => leaderLedger(await listOpenLeaderTerms(tx)),
    empty: () => leaderLedger([]),
    clear: clearLeaderTerms,
    enter: enterTeams,
    save: saveLeaderTerms,
    pending: ({ changed, renamed }) => changed.size + renamed.length,
    forget: (ledger) => {
      ledger.changed.clear();
      ledger.renamed = [];
    },
  };
}

/** Builds the pass that derives the committee's members from the history of the list of members. */
export function membershipPass(repository: () => Repository, body: () => string): Pass {
  return {
    name: 'membership',
    title: 'Walking the history of the committee',
    run: (context) => walkHistory(repository(), memberWalk(body()), context),
  };
}

function memberWalk(body: string): Walk<ParsedMember[], MemberLedger> {
  return {
    paths: MEMBER_PATHS,
    read: (bytes) => {
      const file = readMembers(bytes, '');
      return file.ok && file.members.length > 0 ? file.members : null;
    },
    load: async (tx) => ({ open: await listOpenMemberTerms(tx, body), changed: new Map() }),
    empty: () => ({ open: [], changed: new Map() }),
    clear: (tx) => clearMemberTerms(tx, body),
    enter: (ledger, members, _before, landed) => {
      enterMembers(ledger, members, landed);
    },
    save: (tx, ledger) => saveMemberTerms(tx, body, ledger),
    pending: ({ changed }) => changed.size,
    forget: ({ changed }) => {
      changed.clear();
    },
  };
}

/** Continues from the point where the walk stopped, or from the beginning if the history was rewritten. */
async function walkHistory<Snapshot extends object, Ledger>(
  repository: Repository,
  walk: Walk<Snapshot, Ledger>,
  context: PassContext,
): Promise<PassResult> {
  const place = await placeIn(repository, context.state);
  if (place?.commit === repository.head) return { changed: 0, warnings: warningsOf(place) };
  const start: Place = place ?? { version: VERSION, commit: '', good: null, skipped: [] };
  if (!place) await context.checkpoint(walk.clear, null);
  return walkFrom(repository, walk, { context, start });
}

async function placeIn(repository: Repository, state: unknown): Promise<Place | null> {
  const parsed = placeSchema.safeParse(state);
  if (!parsed.success || parsed.data.commit === '') return null;
  return (await repository.isAncestor(parsed.data.commit)) ? parsed.data : null;
}

async function walkFrom<Snapshot extends object, Ledger>(
  repository: Repository,
  walk: Walk<Snapshot, Ledger>,
  { context, start }: { context: PassContext; start: Place },
): Promise<PassResult> {
  const { checkpoint, signal, progress } = context;
  let ledger = walk.empty();
  if (start.commit !== '') {
    await checkpoint(async (tx) => {
      ledger = await walk.load(tx);
    }, start);
  }
  let before: Snapshot | null = start.good ? await snapshotAt(repository, walk, start.good) : null;
  const place: Place = { ...start, skipped: [...start.skipped] };
  let [changed, done] = [0, 0];
  const write = async () => {
    changed += walk.pending(ledger);
    await checkpoint((tx) => walk.save(tx, ledger), { ...place });
    walk.forget(ledger);
  };

  for await (const version of fileVersions(repository, walk.paths, start.commit || null)) {
    signal.throwIfAborted();
    const now = walk.read(version.bytes);
    if (now) {
      walk.enter(ledger, now, before, version);
      before = now;
      place.good = version.commit;
    } else place.skipped.push({ commit: version.commit, path: version.path });
    place.commit = version.commit;
    progress({ label: '', done: ++done, total: null });
    if (done % BATCH === 0) await write();
  }
  place.commit = repository.head;
  await write();
  return { changed, warnings: warningsOf(place) };
}

/** Reads the last readable version, from which the walk continues. */
async function snapshotAt<Snapshot extends object, Ledger>(
  repository: Repository,
  walk: Walk<Snapshot, Ledger>,
  commit: string,
): Promise<Snapshot | null> {
  for (const path of walk.paths) {
    const bytes = await repository.file(path, commit);
    if (bytes) return walk.read(bytes);
  }
  return null;
}

function warningsOf({ skipped }: Place): Warning[] {
  return skipped.map(({ commit, path }) => ({
    kind: 'malformed',
    where: `governance:${path}@${commit.slice(0, 12)}`,
    message: 'This version of the file can not be read; the version before it counts for its time.',
  }));
}

/** Builds the pass that dates pages and finds their authors. */
export function pageHistoryPass(repository: () => Repository): Pass {
  return {
    name: 'page-history',
    title: 'Dating resolutions and pages from the history',
    versionAtHead: 1,
    run: async ({ checkpoint, state }) => {
      const pages = await readPageHistories(repository());
      let changed = 0;
      await checkpoint(async (tx) => {
        changed = await savePageHistories(tx, pages);
      }, state);
      return { changed, warnings: [] };
    },
  };
}

/**
 * Compares the teams in the releases repository with the list of teams and warns of contradictions. Runs after all
 * sources.
 */
export const ownershipPass: Pass = {
  name: 'check:teams',
  title: 'Comparing deliverables with the teams that list them',
  versionAtHead: 1,
  run: async () => {
    const [released, listed, named, known] = await Promise.all([
      listNewestDeliverables(),
      listTeamDeliverables(),
      listNamedTeams(),
      listTeamSlugs(),
    ]);
    if (known.length === 0) return { changed: 0, warnings: [] };
    const warnings = [
      ...deliverableWarnings(released, listed),
      ...unknownTeamWarnings(named, known),
    ];
    return { changed: 0, warnings };
  },
};
