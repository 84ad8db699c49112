import { type APIRequestContext, type APIResponse, request as requests } from '@playwright/test';
import { refusalText as motionRefusals } from '@/lib/motions/messages';
import { identityRefusalText } from '@/lib/people/identity/messages';
import {
  ACTIONS,
  type AddressDecision,
  mayBe,
  PAGES,
  ROUTES,
  type Viewer,
  VIEWERS,
  type World,
} from '@/test/authorization';
import { callAction, type Form, type Outcome } from './action-call';
import { expect, test } from './fixtures';
import { addSomebody, idOf } from './people-helpers';

/** Refusals that concern the sender, not the action or its time. */
const ABOUT_WHO = [
  ...(['not-member', 'not-chair', 'not-proposer', 'not-proposer-or-chair'] as const),
  ...(['not-team-lead', 'not-release-lead', 'not-election-official', 'not-approved'] as const),
  'no-seat-to-revise' as const,
].map((refusal) => motionRefusals[refusal]);
const REFUSED = [...ABOUT_WHO, identityRefusalText['not-admin']];

type Readers = Record<Viewer, APIRequestContext>;
let readers: Readers;
let world: World;

test.describe.configure({ mode: 'default' });

test.beforeAll(async ({ baseURL }) => {
  const entries = (Object.keys(VIEWERS) as Viewer[]).map(async (viewer, index) => {
    const reader = await requests.newContext({
      baseURL,
      extraHTTPHeaders: { origin: baseURL ?? '', 'x-forwarded-for': `203.0.113.${index + 1}` },
    });
    await signIn(reader, viewer);
    return [viewer, reader] as const;
  });
  readers = Object.fromEntries(await Promise.all(entries)) as Readers;
  world = await makeWorld();
});

async function signIn(reader: APIRequestContext, viewer: Viewer): Promise<void> {
  const handle = VIEWERS[viewer];
  if (handle === null) return;
  const answer = await reader.post('/sign-in/demo', { form: { handle }, maxRedirects: 0 });
  expect(answer.status(), handle).toBe(303);
}

test.afterAll(async () => {
  await Promise.all(Object.values(readers).map((reader) => reader.dispose()));
});

const motions = 'app/motions/[id]/[step]/actions.ts';
const propose = 'app/motions/new/actions.ts#proposeMotionAction';
const claim = 'app/people/[handle]/claim/actions.ts#claimPersonAction';
const comment = 'app/motions/[id]/actions.ts#sayCommentAction';

/** Creates four motions by the contributor, one of them decided, and two comments, a claim, a grant and a merge. */
async function makeWorld(): Promise<World> {
  const proposal = { body: 'demo', kind: 'formal-vote', title: 'Of the matrix', text: 'A text.' };
  const made: string[] = [];
  for (const form of [proposal, proposal, { ...proposal, kind: 'project-update', team: 'nova' }]) {
    made.push(numberIn(await act('contributor', propose, form)));
  }
  const [open = '', proposed = '', update = ''] = made;
  for (const id of [open, update])
    await act('chair', `${motions}#openMotionAction`, { id, revision: '1' });
  await act('contributor', claim, { handle: 'hal-example', reason: 'For the matrix.' });
  return {
    ...{ open, proposed, update },
    comment: await sayOn(open, 'Hidden later.'),
    said: await sayOn(open, 'It stays.'),
    decided: await decide(),
    merge: await merge(),
    claim: await firstLinkOn('/admin/claims'),
    grant: await firstLinkOn('/admin/grants'),
  };
}

/** Proposes, opens and closes a motion that needs one vote. Returns its number. */
async function decide(): Promise<string> {
  const typo = { body: 'demo', kind: 'typo-fix', title: 'Of the matrix', text: 'A text.' };
  const id = numberIn(await act('contributor', propose, typo));
  await act('chair', `${motions}#openMotionAction`, { id, revision: '1' });
  const vote = 'app/motions/[id]/actions.ts#castVoteAction';
  await act('member', vote, { id, revision: '1', choice: 'yes' });
  await act('chair', `${motions}#closeMotionAction`, { id, revision: '1' });
  return id;
}

/** Merges two people that no other test uses. Returns the id of the merge. */
async function merge(): Promise<string> {
  const origin = 'sign-in';
  const [from, into] = ['matrix-one', 'matrix-two'] as const;
  const fromId = await addSomebody({ handle: from, name: 'One', origin });
  await addSomebody({ handle: into, name: 'Two', origin });
  const form = { from, into, isSure: 'on', reason: 'For the matrix.' };
  await act('admin', 'app/admin/people/merge/actions.ts#mergePeopleAction', form);
  return idOf('PersonMerge', fromId);
}

/** Posts a comment. Returns its id. */
async function sayOn(id: string, text: string): Promise<string> {
  const { redirect } = await act('contributor', comment, { id, revision: '1', text });
  return /#comment-([0-9a-f-]{36})/.exec(redirect ?? '')?.[1] ?? '';
}

/** Returns the id of the first item that a list for admins links to. */
async function firstLinkOn(list: string): Promise<string> {
  const text = await (await readers.admin.get(list)).text();
  const id = new RegExp(`href="${list}/([0-9a-f-]{36})"`).exec(text)?.[1];
  if (!id) throw new Error(`${list} links to nothing.`);
  return id;
}

function numberIn({ redirect, status, text }: Outcome): string {
  const number = /\/motions\/(\d+)/.exec(redirect ?? '')?.[1];
  if (!number) throw new Error(`The motion could not be proposed: ${status} ${text.slice(0, 500)}`);
  return number;
}

function act(viewer: Viewer, action: string, form: Form): Promise<Outcome> {
  return callAction(readers[viewer], { action, form });
}

function verdict({ status, redirect, text }: Outcome): 'sign-in' | 'refused' | 'allowed' {
  if (redirect?.startsWith('/sign-in')) return 'sign-in';
  expect(`${redirect ?? ''} ${text}`, 'the limit is reached').not.toMatch(/too-many|Too many /);
  if (redirect) return 'allowed';
  expect(status, text).toBe(200);
  expect(text, 'the form itself is at fault').not.toContain('"fields":{"');
  return REFUSED.some((sentence) => text.includes(sentence)) ? 'refused' : 'allowed';
}

for (const [action, { who, form, asked }] of Object.entries(ACTIONS)) {
  test(`action ${action}`, async () => {
    const viewers = [...(asked ?? (Object.keys(VIEWERS) as Viewer[]))];
    // Viewers without access come first: the action they are refused must still be possible then.
    for (const viewer of viewers.sort((a, b) => Number(mayBe(who, a)) - Number(mayBe(who, b)))) {
      const wanted = mayBe(who, viewer) ? 'allowed' : viewer === 'nobody' ? 'sign-in' : 'refused';
      const outcome = await act(viewer, action, form(world));
      expect(verdict(outcome), `${viewer}: ${outcome.text}`).toBe(wanted);
    }
  });
}

/** Returns a response's status, or that it redirects to sign-in. */
function answered(answer: APIResponse): string {
  const { location = '' } = answer.headers();
  return /^([a-z]+:\/\/[^/]+)?\/sign-in\?next=/.test(location)
    ? 'sent to sign in'
    : String(answer.status());
}

function expected({ who, status = 200 }: AddressDecision, viewer: Viewer): string {
  if (mayBe(who, viewer)) return String(status);
  return who === 'nobody' || viewer !== 'nobody' ? '404' : 'sent to sign in';
}

async function ask(viewer: Viewer, method: string, { at, form }: AddressDecision) {
  const address = at.replace(/\{(\w+)\}/g, (_, name: keyof World) => world[name]);
  return readers[viewer].fetch(address, { method, maxRedirects: 0, ...(form && { form }) });
}

for (const viewer of Object.keys(VIEWERS) as Viewer[]) {
  test(`pages and routes, asked by ${viewer}`, async () => {
    test.setTimeout(60_000);
    await signIn(readers[viewer], viewer); // Some of the actions signed viewers out.
    const asked = [
      ...Object.entries(PAGES).map(([page, decision]) => [`GET ${page}`, decision] as const),
      ...Object.entries(ROUTES),
    ];
    const wrong: string[] = [];
    await inLanes(asked, async ([name, decision]) => {
      const answer = await ask(viewer, name.split(' ')[0] ?? 'GET', decision);
      const [got, wanted] = [answered(answer), expected(decision, viewer)];
      if (got !== wanted) wrong.push(`${name}: ${got}, decided: ${wanted}`);
    });
    expect(wrong).toEqual([]);
  });
}

/** Runs six items at a time, which is fast and resembles a busy site. */
async function inLanes<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = [...items];
  const lane = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 6 }, lane));
}
