import { MOTION_MAIL_KINDS } from '@/lib/motions/mail/kinds';
import { forAdmins, open, type Decisions } from './decision';

/** An id that no row has. */
const NOTHING = '00000000-0000-4000-8000-000000000000';

const alias = { kind: 'irc', value: 'of-the-matrix' };
const because = { reason: 'For a test.' };

/** Access to the addresses and actions of people. */
export const decisions: Decisions = {
  pages: {
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
    '/mail/unsubscribe/[token]/choice': open('/mail/unsubscribe/no-token/choice', 404),
    '/people': open('/people'),
    '/people/[handle]': open('/people/hal-example'),
    '/people/[handle]/claim': { who: 'signed in', at: '/people/hal-example/claim' },
    '/sign-in': open('/sign-in'),
    '/sign-out': open('/sign-out'),
  },
  routes: {
    'GET /account/export': { who: 'signed in', at: '/account/export' },
    'GET /api/auth/callback/[provider]': open('/api/auth/callback/github', 303),
    'GET /mail/unsubscribe/[token]': open('/mail/unsubscribe/no-token', 303),
    'POST /mail/unsubscribe/[token]': { ...open('/mail/unsubscribe/no-token', 404), form: {} },
    // The response changes nothing for any sender.
    'POST /sign-in/demo': { ...open('/sign-in/demo', 404), form: { handle: 'nobody' } },
    'POST /sign-in/start': { ...open('/sign-in/start', 303), form: { provider: 'none' } },
  },
  actions: {
    // Not called as the viewers for whom the mail tests choose at the same time.
    'app/account/mail-actions.ts#chooseMailAction': {
      who: 'signed in',
      asked: ['nobody', 'contributor', 'ptl', 'member', 'chair', 'expired grant'],
      form: () => ({ kinds: [...MOTION_MAIL_KINDS, 'cast'] }),
    },
    'app/mail/unsubscribe/[token]/choice/actions.ts#chooseByLinkAction': {
      who: 'everybody',
      form: () => ({ token: 'no-token', wish: 'stop' }),
    },
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
    // These end sessions. The second also ends those of other tests.
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
  },
};
