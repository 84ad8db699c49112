import { uuidOf } from '@/lib/uuid';
import type { ParsedMember } from './members-file';
import { isSamePerson } from './rules';
import type { TeamAt, TeamsAt } from './snapshots';
import type { Leader } from './teams-file';

/** A team's leader from one moment to another. `until` is null while the term continues. */
export type LeaderTerm = Leader & {
  id: string;
  teamSlug: string;
  teamName: string;
  from: Date;
  until: Date | null;
  commit: string;
};

/** A person's seat on a body, with one role and one stated term, from one moment to another. */
export type MemberTerm = ParsedMember & { id: string; from: Date; until: Date | null };

/** A commit on the main branch, and its moment. */
export type Landed = { commit: string; at: Date };

/** The terms known so far, and those changed since the last save. */
export type LeaderLedger = {
  open: Map<string, LeaderTerm>;
  changed: Map<string, LeaderTerm>;
  /** Renamed teams in order: rows written under `from` belong to `to`. */
  renamed: { from: string; to: string }[];
};

/** Creates a ledger that continues from the terms that had not ended. */
export function leaderLedger(open: readonly LeaderTerm[]): LeaderLedger {
  const byTeam = new Map(open.map((term) => [term.teamSlug, term]));
  return { open: byTeam, changed: new Map(), renamed: [] };
}

/**
 * Enters a version of the file of teams into the ledger.
 *
 * A term ends when the file names another leader or none, or no longer has the team. A change of nick, e-mail address
 * or liaisons does not begin a new term. A name spelled differently begins a new row, so that each day shows what the
 * file said; readers join the rows of one person ({@link joinTerms}). If a team vanishes in the same commit in which
 * another appears with at least half of its repositories, it is the same team under a new name.
 */
export function enterTeams(
  ledger: LeaderLedger,
  teams: TeamsAt,
  before: TeamsAt | null,
  landed: Landed,
): void {
  if (before) for (const { from, to } of renamesBetween(before, teams)) rename(ledger, from, to);
  for (const [slug, term] of [...ledger.open]) {
    if (!teams.has(slug)) close(ledger, term, landed.at);
  }
  for (const team of teams.values()) enterTeam(ledger, team, landed);
}

function enterTeam(ledger: LeaderLedger, team: TeamAt, landed: Landed): void {
  const term = ledger.open.get(team.slug);
  if (term && isSameLeader(term, team.leader)) {
    const fresh = { ...term, ...team.leader, teamName: team.name };
    if (JSON.stringify(fresh) === JSON.stringify(term)) return;
    ledger.open.set(team.slug, fresh);
    ledger.changed.set(fresh.id, fresh);
    return;
  }
  if (term) close(ledger, term, landed.at);
  const opened: LeaderTerm = {
    ...team.leader,
    id: uuidOf('leader', team.slug, landed.commit),
    teamSlug: team.slug,
    teamName: team.name,
    from: landed.at,
    until: null,
    commit: landed.commit,
  };
  ledger.open.set(team.slug, opened);
  ledger.changed.set(opened.id, opened);
}

function isSameLeader(one: Leader, other: Leader): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind !== 'ptl' || one.name === other.name;
}

/** Ends a term. A commit dated before the term began ends it at its beginning. */
function close(ledger: LeaderLedger, term: LeaderTerm, at: Date): void {
  const until = at < term.from ? term.from : at;
  ledger.open.delete(term.teamSlug);
  ledger.changed.set(term.id, { ...term, until });
}

function rename(ledger: LeaderLedger, from: string, to: string): void {
  ledger.renamed.push({ from, to });
  for (const [id, term] of ledger.changed) {
    if (term.teamSlug === from) ledger.changed.set(id, { ...term, teamSlug: to });
  }
  const term = ledger.open.get(from);
  if (!term) return;
  ledger.open.delete(from);
  const moved = { ...term, teamSlug: to };
  ledger.open.set(to, moved);
  ledger.changed.set(moved.id, moved);
}

function renamesBetween(before: TeamsAt, after: TeamsAt): { from: string; to: string }[] {
  const gone = [...before.values()].filter(({ slug }) => !after.has(slug));
  const added = [...after.values()].filter(({ slug }) => !before.has(slug));
  return gone.flatMap((team) => {
    const heir = added.find(({ repos }) => isHalfOf(team.repos, repos));
    return heir ? [{ from: team.slug, to: heir.slug }] : [];
  });
}

function isHalfOf(repos: readonly string[], others: readonly string[]): boolean {
  const name = (repo: string) => repo.slice(repo.indexOf('/') + 1);
  const kept = new Set(others.map(name));
  const shared = repos.filter((repo) => kept.has(name(repo))).length;
  return repos.length > 0 && shared * 2 >= repos.length;
}

/** The terms on a body known so far, and those changed since the last save. */
export type MemberLedger = { open: MemberTerm[]; changed: Map<string, MemberTerm> };

/**
 * Enters a version of the list of members into the ledger.
 *
 * A new role (such as chair) or a new stated term begins a new row where the former one ends. A person's time on the
 * body is the run of rows without a gap.
 */
export function enterMembers(
  ledger: MemberLedger,
  members: readonly ParsedMember[],
  landed: Landed,
): void {
  const former = ledger.open;
  ledger.open = members.map((member) => {
    const term = former.find((open) => isSameMember(open, member));
    const isSame =
      term?.role === member.role && term.term === member.term && term.name === member.name;
    const fresh: MemberTerm =
      term && isSame
        ? { ...term, ...member, affiliation: member.affiliation ?? term.affiliation }
        : {
            ...member,
            id: uuidOf('member', member.name, landed.commit),
            from: landed.at,
            until: null,
          };
    if (JSON.stringify(fresh) !== JSON.stringify(term)) ledger.changed.set(fresh.id, fresh);
    return fresh;
  });
  for (const term of former) {
    if (ledger.open.some(({ id }) => id === term.id)) continue;
    ledger.changed.set(term.id, { ...term, until: landed.at < term.from ? term.from : landed.at });
  }
}

function isSameMember(one: ParsedMember, other: ParsedMember): boolean {
  if (one.memberId !== null && one.memberId === other.memberId) return true;
  return isSamePerson(one, other);
}
