import type { Row } from './columns';

/** What the details of audit rows tell of: what the log makes of the tables must agree. */
type EvidenceKind = 'vote' | 'decision' | 'grant' | 'revocation' | 'merge' | 'unmerge';

/** One thing that happened, as one side tells it. */
type Evidence = {
  kind: EvidenceKind;
  /** Names the thing among those of its kind: an id. */
  key: string;
  /** `motion/12`: where to look. */
  subject: string;
  /** What both sides must say alike. */
  facts: Record<string, string>;
};

/** Evidence of the log, with the number of its row. */
export type LoggedEvidence = Evidence & { seq: bigint };

/** Something the log and the record do not say alike; with the row, the column and both values where it is about one. */
export type Mismatch = {
  subject: string;
  seq: bigint | null;
  what: string;
  table?: string;
  key?: string;
  column?: string;
  logged?: string;
  recorded?: string;
};

type Detail = Record<string, unknown>;
type Telling = { kind: EvidenceKind; key: string; facts?: readonly string[] };

const DECIDED = ['state', 'decidedAt', 'tally', 'resolution'];

/** Which rows of the log tell of what: the field of `detail` that names the thing, and the facts that are compared. */
const TELLING: Record<string, Telling | undefined> = {
  'motion.vote': {
    kind: 'vote',
    key: 'cast',
    facts: ['elector', 'choice', 'revision', 'castAt', 'comment'],
  },
  'motion.pass': { kind: 'decision', key: '', facts: DECIDED },
  'motion.reject': { kind: 'decision', key: '', facts: DECIDED },
  'grant.give': { kind: 'grant', key: 'grant', facts: ['role', 'scope', 'expiresAt'] },
  'grant.revoke': { kind: 'revocation', key: 'grant' },
  'person.merge': { kind: 'merge', key: 'merge' },
  'person.tie': { kind: 'merge', key: 'merge' },
  'claim.approve': { kind: 'merge', key: 'merge' },
  'person.unmerge': { kind: 'unmerge', key: 'merge' },
};

/** What a row of the log tells of; null when it is nothing that is compared. A motion's decision is named by its subject. */
export function evidenceOf(row: {
  seq: bigint;
  action: string;
  subject: string;
  detail: string;
}): LoggedEvidence | null {
  const telling = TELLING[row.action];
  if (!telling) return null;
  const detail = parseDetail(row.detail);
  const key = telling.key === '' ? row.subject : detail[telling.key];
  if (typeof key !== 'string') return null;
  const facts = (telling.facts ?? []).flatMap((name) => {
    const value = detail[name];
    return value === undefined ? [] : [[name, wordOf(value)] as const];
  });
  const { seq, subject } = row;
  return { seq, subject, kind: telling.kind, key, facts: Object.fromEntries(facts) };
}

/** A detail that is no JSON was altered, which the chain says. */
function parseDetail(text: string): Detail {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Detail) : {};
  } catch {
    return {};
  }
}

/** A fact as text, the same for both sides: PostgreSQL keeps the fields of an object in an order of its own. */
function wordOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return JSON.stringify(value);
  }
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const NOUN: Record<EvidenceKind, string> = {
  vote: 'vote',
  decision: 'decision',
  grant: 'role that was given',
  revocation: 'role that was taken back',
  merge: 'merge of people',
  unmerge: 'merge of people that was undone',
};

/** What rows of the tables say of what details tell of. */
export function evidenceIn(
  rows: readonly { table: string; row: Row }[],
  subjectOf: (table: string, row: Row) => string,
): Evidence[] {
  const rowsOf = (table: string) => rows.filter((item) => item.table === table);
  const resolutions = new Map(rowsOf('Resolution').map(({ row }) => [row.motionId, row.slug]));
  const of = (
    kind: EvidenceKind,
    table: string,
    facts: (row: Row) => Row,
    isTold: (row: Row) => boolean = () => true,
  ): Evidence[] =>
    rowsOf(table)
      .filter(({ row }) => isTold(row))
      .map(({ row }) => {
        const subject = subjectOf(table, row);
        const words = Object.entries(facts(row)).map(([name, value]) => [name, wordOf(value)]);
        const key = kind === 'decision' ? subject : String(row.id);
        return { kind, key, subject, facts: Object.fromEntries(words) as Evidence['facts'] };
      });
  return [
    ...of('vote', 'MotionVoteCast', ({ electorId, choice, revision, castAt, comment }) => ({
      ...{ elector: electorId, choice, revision, castAt: momentOf(castAt), comment },
    })),
    ...of(
      'decision',
      'Motion',
      ({ id, state, decidedAt, outcome }) => ({
        ...{ state, decidedAt: momentOf(decidedAt), tally: (outcome as Row | null)?.tally },
        resolution: resolutions.get(id) ?? null,
      }),
      ({ decidedAt }) => decidedAt !== null,
    ),
    ...of('grant', 'Grant', ({ role, scope, expiresAt }) => ({
      ...{ role, scope, expiresAt: momentOf(expiresAt) },
    })),
    ...of(
      'revocation',
      'Grant',
      () => ({}),
      ({ revokedAt }) => revokedAt !== null,
    ),
    ...of('merge', 'PersonMerge', () => ({})),
    ...of(
      'unmerge',
      'PersonMerge',
      () => ({}),
      ({ undoneAt }) => undoneAt !== null,
    ),
  ];
}

/** A moment as details write it, from how the database writes it. */
function momentOf(value: unknown): unknown {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
    ? new Date(value).toISOString()
    : value;
}

/** Holds the log against the record: each thing is in both, once, and both say the same of it. */
export function compareEvidence(
  logged: readonly LoggedEvidence[],
  recorded: readonly Evidence[],
): Mismatch[] {
  const entries = new Map<string, LoggedEvidence>();
  const mismatches: Mismatch[] = [];
  for (const entry of logged) {
    const known = entries.get(nameOfEvidence(entry));
    if (known) mismatches.push(toldTwice(known, entry));
    entries.set(nameOfEvidence(entry), entry);
  }
  for (const item of recorded) {
    const entry = entries.get(nameOfEvidence(item));
    entries.delete(nameOfEvidence(item));
    mismatches.push(...differences(entry, item));
  }
  return [...mismatches, ...[...entries.values()].map(unrecorded)];
}

/** Names what is told of, among all that is. */
export function nameOfEvidence({ kind, key }: Evidence): string {
  return `${kind} ${key}`;
}

function differences(entry: LoggedEvidence | undefined, item: Evidence): Mismatch[] {
  const { subject, kind, key } = item;
  if (!entry) {
    const what = `The record holds a ${NOUN[kind]} (${key}) that the audit log does not tell of.`;
    return [{ subject, seq: null, what }];
  }
  return Object.entries(entry.facts).flatMap(([name, logged]) => {
    const recorded = item.facts[name];
    if (recorded === logged) return [];
    const what = `The ${NOUN[kind]} (${key}): the audit log says ${name} ${logged}, the record ${recorded ?? 'nothing'}.`;
    return [{ subject, seq: entry.seq, what }];
  });
}

function unrecorded({ subject, seq, kind, key }: LoggedEvidence): Mismatch {
  return {
    subject,
    seq,
    what: `The audit log tells of a ${NOUN[kind]} (${key}) that the record does not hold.`,
  };
}

function toldTwice(first: LoggedEvidence, { subject, seq, kind, key }: LoggedEvidence): Mismatch {
  const what = `The audit log tells of the same ${NOUN[kind]} (${key}) twice, in rows ${first.seq} and ${seq}.`;
  return { subject, seq, what };
}
