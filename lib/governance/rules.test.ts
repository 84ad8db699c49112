import { describe, expect, test } from 'vitest';
import { publicPeople, roleInWords } from './people-rules';
import {
  addressOfPage,
  cycleOrder,
  goalStage,
  isDuring,
  isSamePerson,
  joinTerms,
  kindOfPage,
  resolutionDate,
  shelfOf,
} from './rules';
import { claimsOf } from './supersession';
import { deliverableWarnings, unknownTeamWarnings } from './checks-rules';

describe('pages', () => {
  test.each([
    ['resolutions/20230724-x.rst', 'resolution', '/resolutions/20230724-x'],
    ['resolutions/superseded/20160504-x.rst', 'resolution', '/resolutions/20160504-x'],
    ['resolutions/20140617-x/extract.py', null, null],
    ['resolutions/index.rst', null, '/resolutions'],
    ['goals/completed/pike/python35.rst', 'goal', '/goals/python35'],
    ['goals/proposed/placeholder.rst', null, '/goals/placeholder'],
    ['goals/template.rst', null, '/governance/goals/template'],
    ['reference/charter.rst', 'charter', '/governance/reference/charter'],
    ['reference/house-rules.rst', 'house-rules', '/governance/reference/house-rules'],
    ['reference/pti/python.rst', 'reference', '/governance/reference/pti/python'],
    ['reference/projects/nova.rst', 'reference', '/teams/nova'],
    [
      'reference/tc-chair-candidates/2023.2/ann@example.org.txt',
      null,
      '/governance/reference/tc-chair-candidates/2023.2/ann@example.org.txt',
    ],
    ['elsewhere/x.rst', null, null],
  ])('%s', (path, kind, address) => {
    expect(kindOfPage(path)).toBe(kind);
    expect(addressOfPage(path)).toBe(address);
  });

  test('a goal stands where its folder says', () => {
    expect(goalStage('goals/completed/pike/x.rst')).toEqual({ status: 'completed', cycle: 'pike' });
    expect(goalStage('goals/selected/x.rst')).toEqual({ status: 'selected', cycle: null });
  });

  test('shelves and cycles have an order', () => {
    expect(shelfOf('reference/pti/python')).toBe('Project testing interface');
    expect(shelfOf('reference/charter')).toBe('Reference');
    expect(cycleOrder('2024.2')).toBeGreaterThan(cycleOrder('wallaby'));
    expect(cycleOrder('wallaby')).toBeGreaterThan(cycleOrder('ocata'));
    expect(cycleOrder(null)).toBeLessThan(cycleOrder('ocata'));
  });
});

describe('the date of a resolution', () => {
  test.each([
    ['20160504-x', '2016-05-04 A title', '2016-05-04', 'A title', 'same'],
    ['20131106-x', '2013-31-06 Names', '2013-11-06', 'Names', 'impossible'],
    ['20231208-x', '2023-08-12 Bylaws', '2023-12-08', 'Bylaws', 'differs'],
    ['20170404-x', 'Vision for 2019', '2017-04-04', 'Vision for 2019', 'absent'],
    ['2017-04-04-x', 'Vision', '2017-04-04', 'Vision', 'absent'],
  ])('%s with the title “%s” is of %s', (slug, title, date, rest, kind) => {
    expect(resolutionDate(slug, title)).toMatchObject({ date, title: rest, found: { kind } });
  });

  test.each(['20171345-x', 'no-date', '201701011-x', ''])('%s has none', (slug) => {
    expect(resolutionDate(slug, 'A title')).toBeNull();
  });
});

describe('what replaces what', () => {
  test('only sentences that name the other text count', () => {
    expect(claimsOf('This resolution supersedes :ref:`the old <old_one>`.')).toEqual([
      { claim: 'supersedes', role: 'ref', target: 'old_one' },
    ]);
    expect(claimsOf('has been superseded by\n   :doc:`20200101-new`.')).toEqual([
      { claim: 'superseded-by', role: 'doc', target: '20200101-new' },
    ]);
    expect(claimsOf('It supersedes nothing. See :ref:`other`.')).toEqual([]);
  });
});

describe('people', () => {
  const person = (name: string, email: string | null = null) => ({ name, email });

  test('are the same by address or by name, in any case and with any accents', () => {
    expect(isSamePerson(person('Sławek  K'), person('sławek k'))).toBe(true);
    expect(isSamePerson(person('Ann', 'A@x.org'), person('Anne', 'a@x.org'))).toBe(true);
    expect(isSamePerson(person('Ann'), person('Anne'))).toBe(false);
    expect(isSamePerson(person('', null), person('', null))).toBe(false);
  });

  test('are named in public without their addresses', () => {
    const list = [
      { role: 'release', name: 'Ann', irc: 'ann', email: 'a@example.org' },
      { irc: 'x' },
      5,
    ];
    expect(publicPeople(list)).toEqual([{ role: 'release', name: 'Ann', irc: 'ann' }]);
    expect(publicPeople({})).toEqual([]);
    expect(roleInWords('tact-sig')).toBe('TaCT SIG');
    expect(roleInWords('meeting_facilitator')).toBe('Meeting facilitator');
  });
});

describe('periods of time', () => {
  const day = (n: number) => new Date(Date.UTC(2020, 0, n));

  test('begin at their first moment and are over at their last', () => {
    const period = { from: day(1), until: day(5) };
    expect([day(1), day(4), day(5)].map((at) => isDuring(period, at))).toEqual([true, true, false]);
    expect(isDuring({ from: day(1), until: null }, day(30))).toBe(true);
  });

  test('are joined where nothing lies between, and those of no length left out', () => {
    const rows = [
      { who: 'a', from: day(1), until: day(2) },
      { who: 'a', from: day(2), until: day(2) },
      { who: 'a', from: day(2), until: day(4) },
      { who: 'b', from: day(4), until: day(5) },
      { who: 'a', from: day(5), until: null },
    ];
    const joined = joinTerms(rows, (one, other) => one.who === other.who);
    expect(joined.map(({ from, until, rows: inner }) => [from, until, inner.length])).toEqual([
      [day(1), day(4), 2],
      [day(4), day(5), 1],
      [day(5), null, 1],
    ]);
  });
});

describe('who owns a deliverable', () => {
  const released = (team: string, name = 'x') => ({
    series: 'epoxy',
    name,
    team,
    path: `deliverables/epoxy/${name}.yaml`,
  });

  test('agreement in another spelling is agreement', () => {
    expect(
      deliverableWarnings(
        [released('Puppet OpenStack')],
        [{ name: 'x', team: 'Puppet Openstack', status: 'current' }],
      ),
    ).toEqual([]);
  });

  test('another team, a former team, and no team are told apart, with both places', () => {
    const listed = [
      { name: 'x', team: 'b', status: 'current' },
      { name: 'y', team: 'b', status: 'legacy' },
    ];
    const warnings = deliverableWarnings(
      [released('a'), released('a', 'y'), released('a', 'z')],
      listed,
    );
    expect(warnings.map(({ otherWhere }) => otherWhere)).toEqual([
      'governance:reference/projects.yaml',
      'governance:reference/legacy.yaml',
      'governance:reference/projects.yaml',
    ]);
    expect(warnings.map(({ where }) => where)).toEqual(
      ['x', 'y', 'z'].map((name) => `releases:deliverables/epoxy/${name}.yaml`),
    );
  });

  test('a team that no list has is named once', () => {
    const named = [
      { team: 'Ghosts', count: 2, path: 'p' },
      { team: 'nova', count: 9, path: 'q' },
    ];
    expect(unknownTeamWarnings(named, [{ slug: 'nova' }]).map(({ message }) => message)).toEqual([
      'No team, present or past, is called Ghosts (named by 2 files).',
    ]);
  });
});
