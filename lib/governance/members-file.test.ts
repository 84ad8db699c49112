import { describe, expect, test } from 'vitest';
import { readMembers } from './members-file';
import { readSigs } from './sigs-file';

const WHERE = 'governance:reference/members.yaml';

function members(text: string) {
  const file = readMembers(Buffer.from(text), WHERE);
  if (!file.ok) throw new Error(file.error.message);
  return file;
}

describe('the list of members', () => {
  test('as YAML, with an affiliation where there is one', () => {
    const file = members(
      '- name: Ann Ash\n  irc: ann\n  email: a@example.org\n  memberid: 0123\n  date: February 2026\n  role: Chair\n  organization: Acme\n- name: Bo\n  role: null\n',
    );
    expect(file.members).toEqual([
      {
        name: 'Ann Ash',
        irc: 'ann',
        email: 'a@example.org',
        memberId: '0123',
        role: 'chair',
        affiliation: 'Acme',
        term: 'February 2026',
      },
      {
        name: 'Bo',
        irc: null,
        email: null,
        memberId: null,
        role: null,
        affiliation: null,
        term: null,
      },
    ]);
  });

  test('as lines, as it was kept until 2019', () => {
    const { members: read, warnings } = members(
      '# Full name (IRC nickname) [expires in] {role}\nAnn Ash (ann) [April 2015] {chair}\nBo Beech <bo@example.org> (bo_) [October 2014]\n???[\n',
    );
    expect(read.map(({ name, irc, term, role }) => [name, irc, term, role])).toEqual([
      ['Ann Ash', 'ann', 'April 2015', 'chair'],
      ['Bo Beech', 'bo_', 'October 2014', null],
    ]);
    expect(warnings[0]?.where).toBe(`${WHERE}:4`);
  });

  test('an entry without a name is passed over with its line, a file of another shape refused', () => {
    const { members: read, warnings } = members('- irc: x\n- 5\n- name: Ann\n');
    expect(read.map(({ name }) => name)).toEqual(['Ann']);
    expect(warnings).toHaveLength(2);
    expect(readMembers(Buffer.from('a: b\n'), WHERE).ok).toBe(false);
  });
});

describe('special interest groups', () => {
  const file = (name: string, text: string) => ({
    where: `governance:reference/${name}`,
    bytes: Buffer.from(text),
  });

  test('come from their description and the lists of repositories together', () => {
    const { sigs, warnings } = readSigs(
      file(
        'sigs.yaml',
        'API:\n  status: advisory\n  chairs: [{ name: Ann, irc: ann, email: a@b.c }]\n  scope: Interfaces\n',
      ),
      [
        file(
          'sigs-repos.yaml',
          'API:\n  - repo: o/api\n    extra-acs: [{ name: Bo, email: b@example.org, expires-in: May 2030 }]\nPublic Cloud SIG:\n  - repo: o/pc\n',
        ),
        file('technical-committee-repos.yaml', 'Technical Committee:\n  - repo: o/tc\n'),
      ],
    );
    expect(sigs.map(({ slug, status, repos }) => [slug, status, repos])).toEqual([
      ['api', 'advisory', ['o/api']],
      ['public-cloud', 'active', ['o/pc']],
      ['technical-committee', 'active', ['o/tc']],
    ]);
    expect(sigs[0]?.chairs).toEqual([{ name: 'Ann', irc: 'ann' }]);
    expect(sigs[0]?.extraAcs[0]).toMatchObject({ name: 'Bo', expiresIn: 'May 2030' });
    expect(warnings).toMatchObject([
      { kind: 'contradiction', otherWhere: 'governance:reference/sigs.yaml' },
    ]);
  });

  test('a list that can not be read is a warning and nothing more', () => {
    const { sigs, warnings } = readSigs(null, [
      file('sigs-repos.yaml', 'a: [\n'),
      file('x.yaml', 'B: 7\n'),
    ]);
    expect(sigs.map(({ slug }) => slug)).toEqual(['b']);
    expect(warnings).toHaveLength(2);
  });
});
