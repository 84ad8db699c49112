import { refusalText } from '@/lib/motions/messages';

/** What forms about motions say: a sentence for each refusal, and what each field is called. */
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
