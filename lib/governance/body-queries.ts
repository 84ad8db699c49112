import 'server-only';
import { db } from '@/lib/database/client';
import { officeRank } from '@/lib/people/role-rules';
import { isDuring, isSamePerson, joinTerms } from './rules';

/** A member of a body at a moment. `from` is null while the history has not been walked. */
export type BodyMember = {
  name: string;
  irc: string | null;
  role: string | null;
  affiliation: string | null;
  /** The term as the list states it. */
  term: string | null;
  from: Date | null;
  until: Date | null;
};

/** A person's time on a body without a gap, and the roles held in it. */
export type BodyPeriod = {
  name: string;
  irc: string | null;
  affiliation: string | null;
  from: Date;
  until: Date | null;
  /** Periods with a role, such as chair, in order. */
  roles: { role: string; from: Date; until: Date | null }[];
};

type Row = Omit<BodyMember, 'from'> & { email: string | null; from: Date };

/** Lists all members of a body since its records begin, the latest to begin first. */
export async function listBodyHistory(body: string): Promise<BodyPeriod[]> {
  return periodsOf(await historyRows(body)).reverse();
}

async function historyRows(body: string): Promise<Row[]> {
  const rows = await db.membership.findMany({
    where: { body, isCurrent: false },
    orderBy: [{ from: 'asc' }, { until: { sort: 'asc', nulls: 'last' } }, { name: 'asc' }],
    select: {
      name: true,
      irc: true,
      email: true,
      role: true,
      affiliation: true,
      term: true,
      from: true,
      until: true,
    },
  });
  return rows.flatMap(({ from, ...row }) => (from === null ? [] : [{ ...row, from }]));
}

function periodsOf(rows: readonly Row[]): BodyPeriod[] {
  return joinTerms(rows, isSamePerson).map(({ rows: joined, from, until }) => {
    const last = joined.at(-1);
    const roles = joinTerms(joined, (one, other) => one.role === other.role).flatMap((part) => {
      const role = part.rows[0]?.role ?? null;
      return role === null ? [] : [{ role, from: part.from, until: part.until }];
    });
    const affiliation = joined.findLast((row) => row.affiliation !== null)?.affiliation ?? null;
    return { name: last?.name ?? '', irc: last?.irc ?? null, affiliation, from, until, roles };
  });
}

/**
 * Lists the members of a body from the current list or, if a moment is given, from its history.
 *
 * The chair comes first, then members by name. A moment before the history begins has no members.
 */
export async function listBodyMembers(body: string, at: Date | null): Promise<BodyMember[]> {
  const history = await historyRows(body);
  const periods = periodsOf(history);
  const since = (row: { name: string; email: string | null }, moment: Date | null) =>
    periods.find(
      (period) =>
        (moment === null ? period.until === null : isDuring(period, moment)) &&
        isSamePerson({ name: period.name, email: null }, { name: row.name, email: null }),
    );
  const rows = at === null ? await currentRows(body) : history.filter((row) => isDuring(row, at));
  return rows
    .map(({ email, ...row }) => {
      const period = since({ name: row.name, email }, at);
      return { ...row, from: period?.from ?? row.from, until: period?.until ?? null };
    })
    .sort(
      (one, other) =>
        officeRank(one) - officeRank(other) || one.name.localeCompare(other.name, 'en'),
    );
}

async function currentRows(body: string) {
  return db.membership.findMany({
    where: { body, isCurrent: true },
    orderBy: { position: 'asc' },
    select: {
      name: true,
      irc: true,
      email: true,
      role: true,
      affiliation: true,
      term: true,
      from: true,
      until: true,
    },
  });
}

/** Returns the moment at which a body's records begin, or null while the history has not been walked. */
export async function getBodyBeginning(body: string): Promise<Date | null> {
  const { _min } = await db.membership.aggregate({
    where: { body, isCurrent: false },
    _min: { from: true },
  });
  return _min.from;
}
