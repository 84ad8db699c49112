import { describe, expect, test } from 'vitest';
import { readTeams } from './teams-file';

const WHERE = 'governance:reference/projects.yaml';

function read(text: string | Uint8Array, status: 'current' | 'legacy' = 'current') {
  const file = readTeams(typeof text === 'string' ? Buffer.from(text) : text, WHERE, status);
  if (!file.ok) throw new Error(file.error.message);
  return file;
}

describe('the file of teams', () => {
  test('a team with a lead, appointments, liaisons and deliverables', () => {
    const { teams, warnings } = read(`---
Release Management:
  ptl: { name: Ann Ash, irc: null, email: ann@example.org }
  appointed: [zed, '2030.10', 2030.10]
  mission: >
    To release.
  liaisons:
    release: [{ name: Bo Beech, irc: bo, email: bo@example.org }]
    tc_members: [cy]
  deliverables:
    reno:
      release-management: external
      repos: [openstack/reno]
`);
    expect(warnings).toEqual([]);
    expect(teams[0]).toMatchObject({
      slug: 'release-management',
      leader: { kind: 'ptl', name: 'Ann Ash', irc: null, email: 'ann@example.org' },
      appointed: ['zed', '2030.10', '2030.10'],
      mission: 'To release.',
      tcMembers: ['cy'],
      deliverables: [{ name: 'reno', repos: ['openstack/reno'], releaseManagement: 'external' }],
    });
    expect(teams[0]?.leader?.liaisons).toEqual([
      { role: 'release', name: 'Bo Beech', irc: 'bo', email: 'bo@example.org' },
    ]);
  });

  test('leads as they were written until 2015, and nobody in all its spellings', () => {
    const led = (ptl: string) => read(`x:\n  mission: m\n  ptl: ${ptl}\n`).teams[0]?.leader;
    expect(led('Ann Ash (ann_a)')).toMatchObject({ kind: 'ptl', name: 'Ann Ash', irc: 'ann_a' });
    expect(led('{ name: APPOINTMENT NEEDED, irc: No nick supplied }')?.kind).toBe('vacant');
    expect(led('{ name: TBD }')?.kind).toBe('vacant');
    expect(led('')?.kind).toBe('vacant');
  });

  test('distributed leadership has liaisons and no lead', () => {
    const { teams } = read(
      'x:\n  leadership_type: distributed\n  mission: m\n  liaisons:\n    security:\n      - name: Di\n',
    );
    expect(teams[0]?.leader).toMatchObject({ kind: 'distributed', name: null });
  });

  test('one bad team does not take the others along, and each fault has its line', () => {
    const { teams, warnings } = read(
      'a: 5\nb:\n  mission: m\n  url: javascript:alert(1)\n  surprise: 1\n  deliverables: { d: [] }\n',
    );
    expect(teams.map(({ name }) => name)).toEqual(['b']);
    expect(teams[0]?.url).toBeNull();
    expect(teams[0]?.extra).toEqual({ surprise: '1' });
    expect(warnings.map(({ where }) => where)).toEqual([
      `${WHERE}:1`,
      `${WHERE}:4`,
      `${WHERE}:6`,
      `${WHERE}:5`,
    ]);
  });

  test('a key and a repository given twice are warned of with both places; the later key counts', () => {
    const { teams, warnings } = read(
      'a:\n  mission: m\n  deliverables:\n    d: { repos: [o/d] }\n    d: { repos: [o/d, o/e] }\n    f: { repos: [o/d] }\n',
    );
    expect(teams[0]?.deliverables.map(({ repos }) => repos)).toEqual([['o/d', 'o/e'], ['o/d']]);
    expect(warnings.map(({ kind, where, otherWhere }) => [kind, where, otherWhere])).toEqual([
      ['duplicate', `${WHERE}:5`, `${WHERE}:4`],
      ['duplicate', `${WHERE}:6`, `${WHERE}:5`],
    ]);
  });

  test('two teams with one address: the first stays', () => {
    const { teams, warnings } = read('A b:\n  mission: 1\na-b:\n  mission: 2\n');
    expect(teams).toHaveLength(1);
    expect(warnings[0]?.kind).toBe('duplicate');
  });

  test('yes, days and versions are read by what they are, whatever YAML calls them', () => {
    const { teams } = read(
      'x:\n  partial: yes\n  retired-on: 2019-05-22\n  deliverables:\n    d: { deprecated: 2030.10, retired-on: 2019-02-30 }\n',
      'legacy',
    );
    expect(teams[0]).toMatchObject({ partial: true, retiredOn: '2019-05-22', leader: null });
    expect(teams[0]?.deliverables[0]).toMatchObject({ deprecated: '2030.10', retiredOn: null });
  });

  test.each([
    ['empty', ''],
    ['a list', '- a\n'],
    ['no YAML', 'a: [\n'],
  ])('a file that is %s is refused with a reason', (_name, text) => {
    const file = readTeams(Buffer.from(text), WHERE, 'current');
    expect(file).toMatchObject({ ok: false, error: { kind: 'malformed' } });
  });

  test('carriage returns and bytes that are no UTF-8 are read, the latter with a warning', () => {
    expect(read('x:\r\n  mission: m\r\n').teams[0]?.mission).toBe('m');
    const { warnings } = read(
      Buffer.concat([Buffer.from('x:\n  mission: '), Buffer.from([0xd6, 0xd0, 10])]),
    );
    expect(warnings.map(({ kind }) => kind)).toEqual(['encoding']);
  });

  test('a team called constructor is only a team', () => {
    expect(read('constructor:\n  mission: m\n__proto__:\n  mission: n\n').teams[0]?.slug).toBe(
      'constructor',
    );
  });
});
