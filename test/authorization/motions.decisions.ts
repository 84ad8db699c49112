import { open, openApi, type Decisions, type World } from './decision';

const SEATED = ['member', 'chair'] as const;
const because = { reason: 'For a test.' };
const onOpen = (form: Record<string, string>) => (world: World) => ({
  ...{ id: world.open, revision: '1', ...form },
});
/** Returns a form drawn after the text was revised. */
const onRevised = (form: Record<string, string>) => onOpen({ ...form, revision: '2' });
const motions = 'app/motions/[id]/[step]/actions.ts';

/** Access to the addresses and actions of motions. */
export const decisions: Decisions = {
  pages: {
    '/motions': open('/motions'),
    '/motions/[id]': open('/motions/{open}'),
    '/motions/[id]/[step]': { who: 'signed in', at: '/motions/{open}/close' },
    '/motions/[id]/hide': { who: 'signed in', at: '/motions/{open}/hide?comment={said}' },
    '/motions/[id]/revise': { who: 'signed in', at: '/motions/{open}/revise' },
    '/motions/[id]/revisions/[number]': open('/motions/{open}/revisions/1'),
    '/motions/new': open('/motions/new'), // Explains the kinds of motion; its action checks the sender.
    '/motions/rules': open('/motions/rules'),
  },
  routes: {
    ...openApi({
      '/motions': ['/motions'],
      '/motions/[id]': ['/motions/{open}'],
    }),
    'GET /motions/[id]/record.md': open('/motions/{decided}/record.md'),
    'OPTIONS /motions/[id]/record.md': open('/motions/{decided}/record.md', 204),
    'GET /motions/[id]/revisions/[number]/text.md': open('/motions/{decided}/revisions/1/text.md'),
    'OPTIONS /motions/[id]/revisions/[number]/text.md': open(
      '/motions/{decided}/revisions/1/text.md',
      204,
    ),
    'GET /motions/feed.xml': open('/motions/feed.xml'),
  },
  /**
   * Ordered so that each action finds the state it needs. The contributor proposes the motions, and the chair leads
   * them.
   */
  actions: {
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
    [`${motions}#withdrawMotionAction`]: {
      who: ['contributor', 'chair'],
      form: onRevised(because),
    },
  },
};
