import 'server-only';
import { db } from '@/lib/database/client';
import { namedIn, type Mention } from '@/lib/people/rules';

/** Lists mentions of leads, members, liaisons and chairs, present and past. */
export async function listGovernanceMentions(): Promise<Mention[]> {
  const parts = await Promise.all([
    leadershipMentions(),
    membershipMentions(),
    teamMentions(),
    chairMentions(),
  ]);
  return parts.flat();
}

async function leadershipMentions(): Promise<Mention[]> {
  const rows = await db.leadershipTerm.findMany({
    select: { name: true, irc: true, email: true, liaisons: true, from: true },
  });
  return rows.flatMap(({ name, irc, email, liaisons, from }) => [
    { id: null, name, irc, email, since: from.getTime() },
    ...mentionsIn(liaisons, from.getTime()),
  ]);
}

async function membershipMentions(): Promise<Mention[]> {
  const rows = await db.membership.findMany({
    select: { name: true, irc: true, email: true, from: true },
  });
  return rows.map(({ from, ...row }) => ({ ...row, id: null, since: from?.getTime() ?? Infinity }));
}

async function teamMentions(): Promise<Mention[]> {
  const rows = await db.team.findMany({
    select: { ptlName: true, ptlIrc: true, ptlEmail: true, liaisons: true },
  });
  return rows.flatMap(({ ptlName: name, ptlIrc: irc, ptlEmail: email, liaisons }) => [
    { id: null, name, irc, email, since: Infinity },
    ...mentionsIn(liaisons, Infinity),
  ]);
}

async function chairMentions(): Promise<Mention[]> {
  const rows = await db.sig.findMany({ select: { chairs: true } });
  return rows.flatMap(({ chairs }) => mentionsIn(chairs, Infinity));
}

/** Returns the people in a JSON list as mentions. */
function mentionsIn(list: unknown, since: number): Mention[] {
  return namedIn(list).map(({ name, irc, email }) => ({ id: null, name, irc, email, since }));
}
