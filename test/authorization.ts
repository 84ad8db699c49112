import type { Asker } from '@/lib/access/action';
import { MOTION_MAIL_KINDS } from '@/lib/motions/mail/kinds';
import type { CommunityRole } from '@/lib/people/role-rules';

/** Each kind of reader, and the demo person who stands for it. */
export const VIEWERS = {
  nobody: null,
  contributor: 'demo-contributor',
  ptl: 'demo-ptl',
  member: 'demo-member',
  chair: 'demo-chair',
  official: 'demo-official',
  editor: 'demo-editor',
  'release manager': 'demo-release-manager',
  admin: 'demo-admin',
  'expired grant': 'demo-expired',
} as const;

/** A kind of reader. */
export type Viewer = keyof typeof VIEWERS;

/** Who may: everybody, whoever has signed in, nobody at all in production, or those named. */
export type Who = 'everybody' | 'signed in' | 'nobody' | readonly Viewer[];

/** Whether a reader is among those who may. */
export function mayBe(who: Who, viewer: Viewer): boolean {
  if (who === 'everybody') return true;
  if (who === 'nobody' || viewer === 'nobody') return false;
  return who === 'signed in' || who.includes(viewer);
}

/** Who of them has a role of the whole community. */
const COMMUNITY_ROLES: Partial<Record<Viewer, CommunityRole>> = {
  official: 'election-official',
  editor: 'digest-editor',
  'release manager': 'release-manager',
  admin: 'admin',
};

/** What an action can tell of a decision before it knows what is asked for: roles of a body are for its command to ask. */
export function askerOf(who: Who): Asker {
  if (typeof who === 'string') return who === 'everybody' ? 'everybody' : 'signed in';
  const [only, ...others] = who;
  const role = only && others.length === 0 ? COMMUNITY_ROLES[only] : undefined;
  return role ? { role } : 'signed in';
}

/** A decision about an address: who may, an example, and how it answers those who may where that is not 200. */
export type AddressDecision = {
  who: Who;
  at: string;
  status?: number;
  form?: Record<string, string>;
};

const open = (at: string, status = 200): AddressDecision => ({ who: 'everybody', at, status });

const forAdmins = (at: string): AddressDecision => ({ who: ['admin'], at });

/** An id that nothing has. */
const NOTHING = '00000000-0000-4000-8000-000000000000';

/** Who may see each page. Whoever may not is sent to sign in, or (signed in) is told that there is no such page. */
export const PAGES: Record<string, AddressDecision> = {
  '/': open('/'),
  '/[series]': open('/indri', 308),
  '/about': open('/about'),
  '/account': { who: 'signed in', at: '/account' },
  '/account/log': { who: 'signed in', at: '/account/log' },
  '/admin': forAdmins('/admin'),
  '/admin/audit': forAdmins('/admin/audit'),
  '/admin/claims': forAdmins('/admin/claims'),
  '/admin/claims/[id]': forAdmins('/admin/claims/{claim}'),
  '/admin/grants': forAdmins('/admin/grants'),
  '/admin/grants/[id]': forAdmins('/admin/grants/{grant}'),
  '/admin/grants/new': forAdmins('/admin/grants/new'),
  '/admin/people': forAdmins('/admin/people'),
  '/admin/people/merge': forAdmins('/admin/people/merge'),
  '/admin/people/merges/[id]': forAdmins('/admin/people/merges/{merge}'),
  '/api': open('/api'),
  '/bodies/[slug]': open('/bodies/tc'),
  '/bodies/[slug]/votes': open('/bodies/tc/votes'),
  '/deliverables': open('/deliverables'),
  '/deliverables/[name]': open('/deliverables/nova'),
  '/digests': open('/digests'),
  '/digests/[slug]': open('/digests/2016-05-06'),
  '/elections': open('/elections'),
  '/elections/[slug]': open('/elections/2026-2'),
  '/elections/[slug]/candidates': open('/elections/2026-2/candidates'),
  '/elections/[slug]/results': open('/elections/2026-2/results'),
  '/elections/sandbox': open('/elections/sandbox'),
  '/goals': open('/goals'),
  '/goals/[slug]': open('/goals/clear-names'),
  '/governance': open('/governance'),
  '/governance/[...path]': open('/governance/reference/charter'),
  '/guides': open('/guides'),
  '/guides/[...name]': open('/guides/elections'),
  '/kit': { who: 'nobody', at: '/kit' },
  '/mail/unsubscribe/[token]/choice': open('/mail/unsubscribe/no-token/choice', 404),
  '/motions': open('/motions'),
  '/motions/[id]': open('/motions/{open}'),
  '/motions/[id]/[step]': { who: 'signed in', at: '/motions/{open}/close' },
  '/motions/[id]/hide': { who: 'signed in', at: '/motions/{open}/hide?comment={said}' },
  '/motions/[id]/revise': { who: 'signed in', at: '/motions/{open}/revise' },
  '/motions/[id]/revisions/[number]': open('/motions/{open}/revisions/1'),
  '/motions/new': open('/motions/new'), // Explains the kinds; its action asks who it is.
  '/motions/rules': open('/motions/rules'),
  '/notes': open('/notes'),
  '/notes/[name]': open('/notes/2016-06-summit-format'),
  '/people': open('/people'),
  '/people/[handle]': open('/people/hal-example'),
  '/people/[handle]/claim': { who: 'signed in', at: '/people/hal-example/claim' },
  '/releases': open('/releases'),
  '/releases/[series]': open('/releases/indri'),
  '/releases/[series]/[deliverable]': open('/releases/hibiscus/nova'),
  '/releases/[series]/countdown': open('/releases/indri/countdown'),
  '/releases/[series]/countdown/[week]': open('/releases/indri/countdown/r-5'),
  '/releases/[series]/highlights': open('/releases/hibiscus/highlights'),
  '/releases/[series]/schedule': open('/releases/indri/schedule'),
  '/resolutions': open('/resolutions'),
  '/resolutions/[slug]': open('/resolutions/20230502-first-light'),
  '/search': open('/search?q=nova'),
  '/security': open('/security'),
  '/security/log': open('/security/log'),
  '/sign-in': open('/sign-in'),
  '/sign-out': open('/sign-out'),
  '/status': open('/status'),
  '/teams': open('/teams'),
  '/teams/[slug]': open('/teams/nova'),
};

/** Every endpoint of the API is open to everybody, from any site. */
function openApi(examples: Record<string, [string, number?]>): Record<string, AddressDecision> {
  return Object.fromEntries(
    Object.entries(examples).flatMap(([route, [at, status]]) => [
      [`GET /api/v1${route}`, open(`/api/v1${at}`, status)],
      [`OPTIONS /api/v1${route}`, open(`/api/v1${at}`, 204)],
    ]),
  );
}

/** Who may ask each route handler, by method. */
export const ROUTES: Record<string, AddressDecision> = {
  ...openApi({
    '/[...path]': ['/no/such/thing', 404],
    '/audit/checkpoints': ['/audit/checkpoints'],
    '/audit/rows': ['/audit/rows'],
    '/bodies/[slug]': ['/bodies/tc'],
    '/deliverables': ['/deliverables'],
    '/deliverables/[name]': ['/deliverables/nova'],
    '/digests': ['/digests'],
    '/digests/[slug]': ['/digests/2016-05-06'],
    '/elections': ['/elections'],
    '/elections/[slug]': ['/elections/2026-2'],
    '/health': ['/health'],
    '/motions': ['/motions'],
    '/motions/[id]': ['/motions/{open}'],
    '/openapi.json': ['/openapi.json'],
    '/releases': ['/releases'],
    '/resolutions': ['/resolutions'],
    '/resolutions/[slug]': ['/resolutions/20230502-first-light'],
    '/search': ['/search?q=nova'],
    '/series': ['/series'],
    '/series/[name]': ['/series/indri'],
    '/series/[name]/countdown': ['/series/indri/countdown'],
    '/series/[name]/schedule': ['/series/indri/schedule'],
    '/sync/runs': ['/sync/runs'],
    '/teams': ['/teams'],
    '/teams/[slug]': ['/teams/nova'],
  }),
  'GET /account/export': { who: 'signed in', at: '/account/export' },
  'GET /api/auth/callback/[provider]': open('/api/auth/callback/github', 303),
  'GET /apple-icon.png': open('/apple-icon.png'),
  'GET /bodies/[slug]/votes.csv': open('/bodies/tc/votes.csv'),
  'GET /calendar.ics': open('/calendar.ics'),
  'GET /digests/feed.xml': open('/digests/feed.xml'),
  'GET /elections/feed.xml': open('/elections/feed.xml'),
  'GET /icon.svg': open('/icon.svg'),
  'GET /mail/unsubscribe/[token]': open('/mail/unsubscribe/no-token', 303),
  'POST /mail/unsubscribe/[token]': { ...open('/mail/unsubscribe/no-token', 404), form: {} },
  'GET /manifest.webmanifest': open('/manifest.webmanifest'),
  'GET /motions/[id]/record.md': open('/motions/{decided}/record.md'),
  'OPTIONS /motions/[id]/record.md': open('/motions/{decided}/record.md', 204),
  'GET /motions/[id]/revisions/[number]/text.md': open('/motions/{decided}/revisions/1/text.md'),
  'OPTIONS /motions/[id]/revisions/[number]/text.md': open(
    '/motions/{decided}/revisions/1/text.md',
    204,
  ),
  'GET /motions/feed.xml': open('/motions/feed.xml'),
  'GET /releases/[series]/countdown/[week]/text': open('/releases/indri/countdown/r-5/text'),
  'OPTIONS /releases/[series]/countdown/[week]/text': open(
    '/releases/indri/countdown/r-5/text',
    204,
  ),
  'GET /releases/[series]/countdown/feed.xml': open('/releases/indri/countdown/feed.xml'),
  'GET /releases/[series]/schedule.ics': open('/releases/indri/schedule.ics'),
  'GET /releases/feed.xml': open('/releases/feed.xml'),
  'GET /resolutions/feed.xml': open('/resolutions/feed.xml'),
  'GET /robots.txt': open('/robots.txt'),
  'GET /security/log/checkpoints.txt': open('/security/log/checkpoints.txt'),
  'OPTIONS /security/log/checkpoints.txt': open('/security/log/checkpoints.txt', 204),
  'GET /security/log/feed.xml': open('/security/log/feed.xml'),
  'GET /sigs': open('/sigs', 308),
  'GET /sitemap.xml': open('/sitemap.xml'),
  'GET /tc/[...path]': open('/tc/reference/charter.html', 308),
  // With an answer that changes nothing for whoever asks.
  'POST /sign-in/demo': { ...open('/sign-in/demo', 404), form: { handle: 'nobody' } },
  'POST /sign-in/start': { ...open('/sign-in/start', 303), form: { provider: 'none' } },
  'POST /theme': { ...open('/theme', 303), form: { theme: 'dark' } },
};

/** What the tests act on: numbers of motions of the demo committee, and ids. */
export type World = Record<
  'open' | 'proposed' | 'update' | 'decided' | 'comment' | 'said' | 'claim' | 'grant' | 'merge',
  string
>;

/** A decision about a server action: who may, and a form that only lacks the right sender. */
export type ActionDecision = {
  who: Who;
  form: (world: World) => Record<string, string | readonly string[]>;
  /** Who is asked, where asking everybody would disturb the other tests. */
  asked?: readonly Viewer[];
};

const SEATED = ['member', 'chair'] as const;
const alias = { kind: 'irc', value: 'of-the-matrix' };
const because = { reason: 'For a test.' };
const onOpen = (form: Record<string, string>) => (world: World) => ({
  ...{ id: world.open, revision: '1', ...form },
});
/** After the text was revised. */
const onRevised = (form: Record<string, string>) => onOpen({ ...form, revision: '2' });
const motions = 'app/motions/[id]/[step]/actions.ts';

/**
 * Who may do what each server action does, in an order in which each finds what it is about. The motions are proposed
 * by the contributor and led by the chair.
 */
export const ACTIONS: Record<string, ActionDecision> = {
  // Not asked of those for whom the tests of mail choose at the same time.
  'app/account/mail-actions.ts#chooseMailAction': {
    who: 'signed in',
    asked: ['nobody', 'contributor', 'ptl', 'member', 'chair', 'expired grant'],
    form: () => ({ kinds: [...MOTION_MAIL_KINDS, 'cast'] }),
  },
  'app/mail/unsubscribe/[token]/choice/actions.ts#chooseByLinkAction': {
    who: 'everybody',
    form: () => ({ token: 'no-token', wish: 'stop' }),
  },
  'app/motions/new/actions.ts#proposeMotionAction': {
    who: 'signed in',
    form: () => ({
      ...{ body: 'demo', kind: 'formal-vote', title: 'A motion of the matrix', text: 'Text.' },
    }),
  },
  [`${motions}#openMotionAction`]: {
    who: ['chair'],
    form: ({ proposed }) => ({ id: proposed, revision: '1' }),
  },
  'app/motions/[id]/actions.ts#castVoteAction': {
    who: SEATED,
    form: onOpen({ choice: 'yes' }),
  },
  'app/motions/[id]/actions.ts#sayCommentAction': {
    who: 'signed in',
    form: onOpen({ text: 'Of the matrix.' }),
  },
  [`${motions}#recuseAction`]: { who: SEATED, form: onOpen(because) },
  [`${motions}#undoRecusalAction`]: { who: SEATED, form: onOpen(because) },
  [`${motions}#linkMotionAction`]: {
    who: ['contributor', 'chair', 'admin'],
    form: onOpen({ teams: 'nova' }),
  },
  [`${motions}#hideCommentAction`]: {
    who: ['chair', 'admin'],
    form: ({ open: id, comment }) => ({ id, revision: '1', commentId: comment, ...because }),
  },
  [`${motions}#approveMotionAction`]: {
    who: ['ptl'],
    form: ({ update }) => ({ id: update, revision: '1', capacity: 'team-lead' }),
  },
  [`${motions}#retractApprovalAction`]: {
    who: ['ptl'],
    form: ({ update }) => ({ id: update, revision: '1', capacity: 'team-lead' }),
  },
  'app/motions/[id]/revise/actions.ts#reviseMotionAction': {
    // Its proposer has no seat, and the vote is open.
    who: ['chair'],
    form: onOpen({ title: 'Revised', text: 'Another text.', note: 'Shorter.' }),
  },
  [`${motions}#chooseClockAction`]: {
    who: ['chair'],
    form: onRevised({ clock: 'runs-on', ...because }),
  },
  [`${motions}#holdMotionAction`]: { who: ['chair'], form: onRevised(because) },
  [`${motions}#resumeMotionAction`]: { who: ['chair'], form: onRevised(because) },
  [`${motions}#closeMotionAction`]: { who: ['chair'], form: onRevised({}) },
  [`${motions}#withdrawMotionAction`]: { who: ['contributor', 'chair'], form: onRevised(because) },
  'app/account/alias-actions.ts#stateAliasAction': { who: 'signed in', form: () => alias },
  'app/account/alias-actions.ts#retractAliasAction': { who: 'signed in', form: () => alias },
  'app/people/[handle]/claim/actions.ts#claimPersonAction': {
    who: 'signed in',
    form: () => ({ handle: 'nobody-of-this-name', ...because }),
  },
  'app/account/claim-actions.ts#withdrawClaimAction': {
    who: 'signed in',
    form: () => ({ claimId: NOTHING }),
  },
  'app/admin/claims/[id]/actions.ts#decideClaimAction': {
    who: ['admin'],
    form: () => ({ claimId: NOTHING, decision: 'approve', ...because }),
  },
  'app/admin/grants/new/actions.ts#giveGrantAction': {
    who: ['admin'],
    form: () => ({
      ...{ handle: 'demo-editor', role: 'digest-editor', lastDay: '2027-06-01' },
      ...because,
    }),
  },
  'app/admin/grants/[id]/actions.ts#revokeGrantAction': {
    who: ['admin'],
    form: () => ({ grantId: NOTHING, ...because }),
  },
  'app/admin/people/merge/actions.ts#mergePeopleAction': {
    who: ['admin'],
    form: () => ({ from: 'nobody-one', into: 'nobody-two', isSure: 'on', ...because }),
  },
  'app/admin/people/merges/[id]/actions.ts#undoMergeAction': {
    who: ['admin'],
    form: () => ({ mergeId: NOTHING, ...because }),
  },
  'app/account/session-actions.ts#endSessionAction': {
    who: 'signed in',
    form: () => ({ sessionId: NOTHING }),
  },
  // These end sessions; the second ends those of other tests, too.
  'app/account/session-actions.ts#signOutAction': {
    who: 'signed in',
    form: () => ({}),
    asked: ['nobody', 'expired grant'],
  },
  'app/account/session-actions.ts#signOutEverywhereAction': {
    who: 'signed in',
    form: () => ({}),
    asked: ['nobody'],
  },
};
