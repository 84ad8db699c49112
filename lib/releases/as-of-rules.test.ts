import { expect, test } from 'vitest';
import { deliverableAt } from './as-of-rules';

test('a deliverable at a moment has what was released until then', () => {
  const entry = (version: string, day: string | null) => ({
    version,
    releasedAt: day === null ? null : new Date(day),
  });
  const dated = [
    entry('zed-eol', '2024-05-01'),
    entry('1.1.0', '2023-04-02T10:00:00Z'),
    entry('1.0.0', '2023-01-09'),
  ];
  const releases = [...dated, entry('0.9.0', null)];
  const [, , first] = dated;
  const nova = { name: 'nova', latestVersion: '1.1.0', latestReleasedAt: null, releases };
  const at = (moment: string) => deliverableAt({ ...nova, releaseCount: 4 }, new Date(moment));

  expect(at('2023-04-02T09:59:59Z')).toEqual({
    ...{ name: 'nova', releases: [first], releaseCount: 1 },
    ...{ latestVersion: '1.0.0', latestReleasedAt: first?.releasedAt },
  });
  expect(at('2023-04-02T10:00:00Z')).toMatchObject({ latestVersion: '1.1.0', releaseCount: 2 });
  expect(at('2025-01-01')).toMatchObject({ latestVersion: '1.1.0', releases: dated });
  expect(at('2020-01-01')).toMatchObject({ latestVersion: null, releases: [] });
});
