import { refusalText } from '@/lib/motions/messages';

/** The words of forms about motions: a sentence for each refusal, and the names of the fields. */
export const formWords = {
  words: refusalText,
  fieldNames: {
    title: 'The title',
    text: 'The text',
    comment: 'The comment',
    reason: 'The reason',
    note: 'What changed',
    team: 'The team',
    resolutions: 'Related resolutions',
    teams: 'Related teams',
    threads: 'Related threads',
    motions: 'Competing motions',
    supersedes: 'What it takes the place of',
    choice: 'Your vote',
    clock: 'The clock',
    closesAt: 'The end of voting',
    capacity: 'The consent',
    reverts: 'What it takes back',
    revision: 'The revision',
  },
};
