import { describe, expect, test } from 'vitest';
import { readMembers } from './members-file';
import { teamsReader, type TeamsAt } from './snapshots';
import { enterMembers, enterTeams, leaderLedger, type MemberLedger } from './terms';

const at = (n: number) => ({ commit: `c${n}`, at: new Date(Date.UTC(2020, 0, n)) });

/** Enters successive versions of the file of teams, one day apart, and returns the terms in the ledger. */
function walk(...versions: string[]) {
  const read = teamsReader();
  const ledger = leaderLedger([]);
  let before: TeamsAt | null = null;
  for (const [index, text] of versions.entries()) {
    const teams = read(Buffer.from(text));
    if (!teams) continue;
    enterTeams(ledger, teams, before, at(index + 1));
    before = teams;
  }
  return [...ledger.changed.values()].map(({ teamSlug, kind, name, from, until }) => [
    teamSlug,
    kind,
    name,
    from.getUTCDate(),
    until?.getUTCDate() ?? null,
  ]);
}

const team = (name: string, ptl: string, repo = 'o/r') =>
  `${name}:\n  ptl: { name: ${ptl}, irc: x, email: ${ptl.toLowerCase()}@example.org }\n  deliverables:\n    d:\n      repos:\n        - ${repo}\n`;

describe('who led a team', () => {
  test('a term ends when another begins, and when the team is gone', () => {
    expect(walk(team('a', 'Ann'), team('a', 'Bo'), team('b', 'Cy', 'o/b'))).toEqual([
      ['a', 'ptl', 'Ann', 1, 2],
      ['a', 'ptl', 'Bo', 2, 3],
      ['b', 'ptl', 'Cy', 3, null],
    ]);
  });

  test('a new nick or address is no new term', () => {
    expect(walk(team('a', 'Ann'), team('a', 'Ann').replace('irc: x', 'irc: y'))).toHaveLength(1);
  });

  test('nobody and several are terms of their own', () => {
    const vacant = 'a:\n  ptl: { name: APPOINTMENT NEEDED }\n';
    const shared = 'a:\n  leadership_type: distributed\n  liaisons: { release: [{ name: Di }] }\n';
    expect(walk(team('a', 'Ann'), vacant, shared).map(([, kind]) => kind)).toEqual([
      'ptl',
      'vacant',
      'distributed',
    ]);
  });

  test('a version that is no YAML is skipped, the state before it goes on', () => {
    expect(walk(team('a', 'Ann'), 'a: [', team('a', 'Ann'))).toEqual([
      ['a', 'ptl', 'Ann', 1, null],
    ]);
  });

  test('a program under its codename is the team that came of it', () => {
    expect(walk('Compute:\n  codename: Nova\n  ptl : Ann (ann)\n', team('nova', 'Ann'))).toEqual([
      ['nova', 'ptl', 'Ann', 1, null],
    ]);
  });

  test('a team that takes its repositories along keeps its history under the new name', () => {
    expect(walk(team('old', 'Ann'), team('new', 'Ann'), team('new', 'Bo'))).toEqual([
      ['new', 'ptl', 'Ann', 1, 3],
      ['new', 'ptl', 'Bo', 3, null],
    ]);
  });

  test('a commit dated before the term it ends does not turn time round', () => {
    const read = teamsReader();
    const ledger = leaderLedger([]);
    const one = read(Buffer.from(team('a', 'Ann'))) as TeamsAt;
    enterTeams(ledger, one, null, at(5));
    enterTeams(ledger, read(Buffer.from(team('a', 'Bo'))) as TeamsAt, one, at(3));
    const [ann] = [...ledger.changed.values()];
    expect(ann?.until).toEqual(ann?.from);
  });
});

describe('who sat on the committee', () => {
  function seats(...versions: string[]) {
    const ledger: MemberLedger = { open: [], changed: new Map() };
    for (const [index, text] of versions.entries()) {
      const file = readMembers(Buffer.from(text), '');
      if (file.ok) enterMembers(ledger, file.members, at(index + 1));
    }
    return [...ledger.changed.values()].map(({ name, role, from, until }) => [
      name,
      role,
      from.getUTCDate(),
      until?.getUTCDate() ?? null,
    ]);
  }

  test('a change of role or of the stated term begins a new row', () => {
    expect(
      seats(
        'Ann Ash (ann) [April 2014]\nBo Bee (bo) [April 2014]\n',
        '- { name: Ann Ash, irc: ann, date: April 2014, role: chair }\n',
        '- { name: Ann Ash, irc: ann2, date: April 2015, role: chair }\n',
      ),
    ).toEqual([
      ['Ann Ash', null, 1, 2],
      ['Bo Bee', null, 1, 2],
      ['Ann Ash', 'chair', 2, 3],
      ['Ann Ash', 'chair', 3, null],
    ]);
  });

  test('the same history gives the same rows', () => {
    const ids = () => {
      const ledger: MemberLedger = { open: [], changed: new Map() };
      const file = readMembers(Buffer.from('- name: Ann\n'), '');
      if (file.ok) enterMembers(ledger, file.members, at(1));
      return [...ledger.changed.keys()];
    };
    expect(ids()).toEqual(ids());
    expect(ids()[0]).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
