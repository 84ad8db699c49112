import { halfOf } from './seats';
import { RulesError } from './types';
import type { Contest, Quorum, Rules } from './types';

/** Names of the communities with ready-made rules. */
export type PresetName = 'debian' | 'openstack' | 'kubernetes';

type Preset = {
  readonly title: string;
  readonly citation: string;
  /**
   * Returns the rules for a contest. `electors` and `bodySize` are numbers the community's own rules need; 0 means
   * unknown.
   */
  readonly rulesFor: (
    contest: Contest,
    known: { readonly electors: number; readonly bodySize: number },
  ) => Partial<Rules> & Pick<Rules, 'method'>;
};

/** Rules of the communities. Choices they leave open (seats, the seed of a tie-break) must still be given. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  debian: {
    title: 'Debian',
    citation: 'Debian constitution, 5.2, A.5 and A.6',
    rulesFor: (contest, { electors }) => ({
      method: 'schulze',
      seats: 1,
      strength: 'winning-votes',
      unranked: 'last',
      defaultOption: { id: defaultOptionOf(contest), quorum: quorumOf(electors), ratios: {} },
    }),
  },
  openstack: {
    title: 'OpenStack',
    citation:
      'OpenStack Technical Committee charter; election README: Schulze on CIVS, where unranked is last',
    rulesFor: (_, { bodySize }) => ({
      method: 'schulze',
      strength: 'winning-votes',
      unranked: 'last',
      cap: bodySize > 0 ? halfOf(bodySize) : null,
    }),
  },
  kubernetes: {
    title: 'Kubernetes',
    citation:
      'Kubernetes steering charter: Schulze on Elekto, where an unranked candidate is "no opinion"; at most a third of one employer',
    rulesFor: (_, { bodySize }) => ({
      method: 'schulze',
      strength: 'winning-votes',
      unranked: 'no-opinion',
      cap:
        bodySize > 0 ? { atMost: Math.floor(bodySize / 3), ofBody: bodySize, sitting: {} } : null,
    }),
  },
};

/** True if the word names a preset. */
export function isPresetName(word: string): word is PresetName {
  return Object.hasOwn(presets, word);
}

function quorumOf(electors: number): Quorum {
  return electors > 0 ? { kind: 'debian-3q', electors } : { kind: 'none' };
}

function defaultOptionOf({ candidates }: Contest): string {
  const found = candidates.find(({ name }) =>
    /^(none of the above|further discussion)$/i.test(name.trim()),
  );
  if (found) return found.id;
  throw new RulesError(
    'No candidate is called "None of the above" or "Further discussion"; say which is the default option.',
  );
}
