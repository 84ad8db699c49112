import 'server-only';
import { getCommunity, getCommunityBody } from '@/lib/community/community';
import { db } from '@/lib/database/client';
import { roleText } from '@/lib/people/roles/role-text';
import { deviceName } from '@/lib/people/sign-in/session-rules';
import { tagOf } from '@/lib/notices/text-rules';
import type { Party, StoredNotice } from './notice-queries';
import { readId } from './notice-rules';
import type { NoticeStory } from './notice-wording-rules';

/** The facts of a notice that its row of the log does not contain. */
export type NoticeFacts = Pick<
  NoticeStory,
  'tag' | 'name' | 'browser' | 'provider' | 'role' | 'until' | 'other' | 'vote' | 'page'
>;

/**
 * Collects the facts of a notice. Roles, votes and names come from their own rows, because the detail of an audit row
 * only identifies them. Returns null if something that the notice is about does not exist.
 */
export async function getFacts(
  entry: StoredNotice,
  party: Party,
  siteUrl: string,
): Promise<NoticeFacts | null> {
  const [name, other] = await Promise.all([getName(party.personId), getName(party.otherId)]);
  if (name === null) return null;
  const facts = { ...NOTHING, tag: getCommunity().name, name, other, page: `${siteUrl}/account` };
  switch (entry.notice.whom.of) {
    case 'grant':
      return withRole(facts, entry.notice);
    case 'elector':
      return withVote(facts, entry, siteUrl);
    case 'actor':
      return entry.notice.kind === 'browser' ? withBrowser(facts, entry) : facts;
    default:
      return facts;
  }
}

const NOTHING = {
  ...{ browser: null, provider: null, role: null, until: null },
  vote: null,
};

async function getName(id: string | null): Promise<string | null> {
  if (id === null) return null;
  const row = await db.person.findUnique({ where: { id }, select: { name: true } });
  return row?.name ?? null;
}

async function withRole(
  facts: NoticeFacts,
  { kind, whom }: StoredNotice['notice'],
): Promise<NoticeFacts | null> {
  const row = await db.grant.findUnique({
    where: { id: whom.id },
    select: { role: true, scope: true, expiresAt: true },
  });
  if (!row) return null;
  const until = kind === 'given' ? row.expiresAt : null;
  return { ...facts, role: roleText(row.role, row.scope), until };
}

async function withVote(facts: NoticeFacts, { detail, notice }: StoredNotice, siteUrl: string) {
  const { cast } = detail;
  if (typeof cast !== 'string' || !/^\d{1,18}$/.test(cast)) return null;
  const row = await db.motionVoteCast.findUnique({
    where: { id: BigInt(cast), electorId: notice.whom.id },
    select: {
      choice: true,
      revision: true,
      motion: { select: { id: true, title: true, body: true } },
    },
  });
  if (!row) return null;
  const { motion, choice, revision } = row;
  const name = getCommunityBody(motion.body)?.name ?? motion.body;
  return {
    ...facts,
    tag: tagOf({ slug: motion.body, name }),
    vote: { motion: motion.title, choice, revision },
    page: `${siteUrl}/motions/${motion.id}`,
  };
}

async function withBrowser(facts: NoticeFacts, { actorId, detail }: StoredNotice) {
  const { session, provider } = detail;
  const id = readId(session);
  const row =
    id &&
    (await db.session.findFirst({
      where: { id, user: { personId: actorId ?? '' } },
      select: { device: true },
    }));
  return {
    ...facts,
    browser: row ? deviceName(row.device) : null,
    provider: typeof provider === 'string' ? provider : null,
  };
}
