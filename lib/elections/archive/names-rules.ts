import {
  COMMITTEE,
  COMMITTEE_NAME,
  FIRST_ALPHABET,
  FIRST_YEAR_OF_IDS,
} from '@/lib/community/openstack';

/** First letter of the archive's first alphabet: it begins with mitaka, so earlier letters belong to the second. */
const FIRST_ARCHIVED_LETTER = 12;

/**
 * Normalises a team's name for comparison: lower case without `_`, `,`, `-` and blanks.
 *
 * @example
 * teamKey('Puppet_OpenStack') === teamKey('Puppet OpenStack'); // => true
 */
export function teamKey(name: string): string {
  return name.toLowerCase().replace(/[_,\-\s]/g, '');
}

/** Converts a team directory to words: `Quality_Assurance` becomes `Quality Assurance`. */
export function titleOfDirectory(directory: string): string {
  if (isCommittee(directory)) return COMMITTEE_NAME;
  return directory.replace(/_/g, ' ').trim();
}

/** True if a directory, or a contest's kind, is the committee's and not a team's. */
export function isCommittee(directory: string): boolean {
  return teamKey(directory) === COMMITTEE;
}

/**
 * Derives an election's ordinal: the index of the series it elects for (austin is 0).
 *
 * Uses the name alone: `YYYY.N`, or a code name by its first letter, where letters before m mean the second round of
 * the alphabet. Null if the name is neither.
 */
export function electionOrdinal(name: string): number | null {
  const numbered = /^(\d{4})\.([12])$/.exec(name);
  if (numbered) {
    const years = Number(numbered[1]) - FIRST_YEAR_OF_IDS;
    return FIRST_ALPHABET.length + 2 * years + Number(numbered[2]) - 1;
  }
  const letter = name.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0);
  if (!(letter >= 0 && letter < 26)) return null;
  return letter >= FIRST_ARCHIVED_LETTER ? letter : letter + FIRST_ALPHABET.length;
}

/** Returns the id of the series an election elects for: antelope's is `2023.1`. Earlier series have only their name. */
export function releaseIdOf(name: string): string {
  const ordinal = electionOrdinal(name);
  if (ordinal === null || ordinal < FIRST_ALPHABET.length) return name;
  const halves = ordinal - FIRST_ALPHABET.length;
  return `${FIRST_YEAR_OF_IDS + Math.floor(halves / 2)}.${(halves % 2) + 1}`;
}

/** Returns the letter that labels this election's events in the release schedules: 2025.1 is `e`. */
export function electionLetter(name: string): string | null {
  const ordinal = electionOrdinal(name);
  return ordinal === null || ordinal < 0
    ? null
    : String.fromCharCode('a'.charCodeAt(0) + (ordinal % 26));
}

/** Returns the election's title: `2025.1 election`, `Antelope (2023.1) election`. */
export function electionTitle(name: string): string {
  const shown = /^\d/.test(name) ? name : name.charAt(0).toUpperCase() + name.slice(1);
  const releaseId = releaseIdOf(name);
  return releaseId === name ? `${shown} election` : `${shown} (${releaseId}) election`;
}
