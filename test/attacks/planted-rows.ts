/** The domain of every planted address. Nothing public may contain it. */
export const DOMAIN = 'private.example.net';

/** Returns the addresses planted in a column. Their masked form begins with the column's name. */
export function planted(where: string): string {
  return `${markOf(where)}@${DOMAIN} or ${markOf(where)}%40${DOMAIN}`;
}

/** Returns the part of a column's address that remains when it is masked. */
export function markOf(where: string): string {
  return `planted.${where}.`;
}

/** Numbers and names of planted rows. */
export const PLANTED = {
  decided: 900_001,
  held: 900_002,
  person: 'zz-planted',
  resolution: '20261119-zz-planted',
} as const;

const ONE = '00000000-0000-4000-8000-0000000f0001';
const TWO = '00000000-0000-4000-8000-0000000f0002';
const uuid = (number: number) =>
  `00000000-0000-4000-8000-0000000e${String(number).padStart(4, '0')}`;
const AT = '2026-11-10T12:00:00Z';
const LATER = '2026-11-18T12:00:00Z';
const { decided, held } = PLANTED;

/** A row to plant: its table, a label if the table has several, and its values that are not text written by people. */
export type Row = readonly [table: string, label: string, set: Record<string, unknown>];

const motion = (id: number, more: object) => ({
  ...{ id, body: 'demo', kind: 'project-update', revision: 2, proposerId: ONE, proposedAt: AT },
  ...{ openedAt: AT, clockStartedAt: AT, rule: null, source: 'rollcall', ...more },
});

const outcome = {
  ...{ passes: true, members: 1, needed: 1, decidedAt: LATER },
  tally: { yes: 1, no: 0, abstain: 0, notVoted: 0 },
  narrative: [planted('outcome.narrative')],
  votes: [
    {
      ...{ name: planted('outcome.name'), choice: 'yes', comment: planted('outcome.comment') },
      ...{ revision: 2, castAt: AT, uncounted: null },
    },
  ],
  approvals: [{ name: planted('outcome.approval'), capacity: 'team-lead' }],
};

const revisions = (id: number, label: string): Row[] =>
  [1, 2].map((number) => [
    'MotionRevision',
    `${label}${number}`,
    {
      ...{ motionId: id, number, authorId: ONE, revisedAt: AT },
      ...{ clock: 'runs-on', clockById: ONE, clockAt: AT },
    },
  ]);

/** Rows to plant. Each text that a row does not set gets an address. */
export const ROWS: readonly Row[] = [
  ['Person', 'one', { id: ONE, handle: PLANTED.person, origin: 'record' }],
  ['Person', 'two', { id: TWO, handle: 'zz-planted-two', origin: 'sign-in' }],
  ['PersonAlias', 'name', { personId: ONE, kind: 'name', source: 'record' }],
  ['PersonAlias', 'irc', { personId: ONE, kind: 'irc', source: 'record' }],
  ['PersonAlias', 'stated', { personId: ONE, kind: 'irc', source: 'stated' }],
  ['PersonAlias', 'email', { personId: ONE, kind: 'email', source: 'verified' }],
  ['User', '', { id: TWO, emailVerified: AT, createdAt: AT, personId: TWO }],
  ['Account', '', { userId: TWO, type: 'oauth', provider: 'github', createdAt: AT }],
  [
    'Session',
    '',
    {
      ...{ id: TWO, userId: TWO, expires: AT, sessionToken: 'zz-planted' },
      ...{ rotatedAt: AT, createdAt: AT, seenAt: AT },
    },
  ],
  [
    'Grant',
    '',
    { id: ONE, personId: TWO, role: 'ptl', grantedAt: AT, expiresAt: LATER, revokedAt: LATER },
  ],
  [
    'PersonClaim',
    '',
    { id: ONE, claimantId: TWO, personId: ONE, state: 'refused', askedAt: AT, decidedAt: AT },
  ],
  ['PersonMerge', '', { id: ONE, fromId: TWO, intoId: ONE, mergedAt: AT, undoneAt: AT }],
  [
    'Motion',
    'decided',
    motion(decided, { state: 'passed', decidedAt: LATER, decidedById: ONE, outcome }),
  ],
  ['Motion', 'held', motion(held, { state: 'held', outcome: null })],
  ...revisions(decided, 'decided'),
  ...revisions(held, 'held'),
  ...[decided, held].flatMap((id, at): Row[] => [
    [
      'MotionElector',
      `voter${at}`,
      {
        id: uuid(10 + at),
        motionId: id,
        personId: ONE,
        role: 'chair',
        joinedAt: AT,
        recusedAt: null,
        recusalReason: null,
      },
    ],
    [
      'MotionElector',
      `aside${at}`,
      { id: uuid(20 + at), motionId: id, personId: null, role: null, joinedAt: AT, recusedAt: AT },
    ],
    [
      'MotionVote',
      `${at}`,
      {
        electorId: uuid(10 + at),
        motionId: id,
        choice: 'yes',
        revision: 2,
        castAt: LATER,
        source: 'rollcall',
      },
    ],
    [
      'MotionVoteCast',
      `first${at}`,
      {
        id: id * 10,
        electorId: uuid(10 + at),
        motionId: id,
        choice: 'no',
        revision: 1,
        castAt: AT,
        source: 'rollcall',
      },
    ],
    [
      'MotionVoteCast',
      `then${at}`,
      {
        id: id * 10 + 1,
        electorId: uuid(10 + at),
        motionId: id,
        choice: 'yes',
        revision: 2,
        castAt: LATER,
        source: 'rollcall',
      },
    ],
    [
      'MotionComment',
      `said${at}`,
      {
        id: uuid(30 + at),
        motionId: id,
        personId: ONE,
        revision: 2,
        saidAt: AT,
        hiddenAt: null,
        hiddenReason: null,
      },
    ],
    [
      'MotionComment',
      `hidden${at}`,
      { id: uuid(40 + at), motionId: id, personId: ONE, revision: 2, saidAt: AT, hiddenAt: AT },
    ],
    [
      'MotionApproval',
      `given${at}`,
      {
        motionId: id,
        personId: ONE,
        capacity: 'team-lead',
        revision: 2,
        approvedAt: AT,
        revokedAt: null,
      },
    ],
    [
      'MotionApproval',
      `taken${at}`,
      {
        motionId: id,
        personId: TWO,
        capacity: 'team-lead',
        revision: 2,
        approvedAt: AT,
        revokedAt: AT,
      },
    ],
    ['MotionLink', `thread${at}`, { motionId: id, kind: 'thread' }],
    ['MotionLink', `team${at}`, { motionId: id, kind: 'team' }],
  ]),
  [
    'MotionMail',
    '',
    {
      id: ONE,
      motionId: held,
      personId: ONE,
      kind: 'opened',
      occasion: 1,
      claimedAt: AT,
      sentAt: AT,
      attempts: 1,
    },
  ],
  [
    'NoticeMail',
    '',
    {
      ...{ id: ONE, seq: 1, personId: ONE, addressKey: '', kind: 'given' },
      ...{ claimedAt: AT, sentAt: AT, attempts: 1 },
    },
  ],
  ['FormerAddress', '', { id: ONE, personId: ONE, replacedAt: AT }],
  [
    'Resolution',
    '',
    {
      ...{ slug: PLANTED.resolution, date: '2026-11-19', status: 'current', supersededBy: null },
      ...{
        adoptedAt: LATER,
        changedAt: LATER,
        isFallback: false,
        origin: 'motion',
        motionId: decided,
      },
      attachments: JSON.stringify([{ name: planted('attachment'), path: 'x.png', bytes: 1 }]),
    },
  ],
  ['SearchDocument', '', { kind: 'note', key: 'zz-planted', url: '/about', date: AT }],
  [
    'SyncRun',
    '',
    {
      id: ONE,
      source: 'zz-planted',
      startedAt: AT,
      finishedAt: AT,
      status: 'failed',
      seen: 1,
      changed: 0,
      skipped: 0,
      head: null,
    },
  ],
  [
    'SyncWarning',
    '',
    {
      id: ONE,
      source: 'releases',
      scope: 'zz-planted',
      kind: 'malformed',
      where: 'releases:zz-planted',
      runId: ONE,
      foundAt: AT,
    },
  ],
  ...[decided, held].flatMap((id): Row[] => [
    [
      'AuditEntry',
      `done${id}`,
      { actorId: ONE, action: 'motion.hold', subject: `motion/${id}`, detail: '{}' },
    ],
    [
      'AuditEntry',
      `told${id}`,
      {
        ...{ actorId: null, action: 'motion.join-seat', subject: `motion/${id}` },
        detail: JSON.stringify({ name: planted('detail') }),
      },
    ],
  ]),
];
