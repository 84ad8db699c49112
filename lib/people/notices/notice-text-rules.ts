import { redact } from '@/lib/markup/redact';
import { htmlOf, textOf, type LetterFact } from '@/lib/notices/layout-rules';
import { inBothZones, oneLine, type MailWords } from '@/lib/notices/text-rules';
import { WORDINGS, type NoticeStory } from './notice-wording-rules';

const MAX_NAME_LENGTH = 100;
const MAX_REASON_LENGTH = 500;
const MAX_TITLE_LENGTH = 180;

/** Writes a notice: subject, plain text, and equally plain HTML. */
export function noticeWordsOf(written: NoticeStory): MailWords {
  const story = plainOf(written);
  const { subject, lead, advice } = WORDINGS[story.kind];
  const heading = subject(story);
  const parts = {
    heading,
    lead: lead(story),
    facts: [...factsOf(story), advice(story)],
    link: {
      label: story.vote ? 'See the motion and your vote' : 'Your account',
      href: story.page,
    },
    kept: null,
    why: story.ending
      ? 'You get this mail because a vote was cast in your name.'
      : 'You get this mail because it is about your account. Mail of this kind can’t be switched off.',
    ending: story.ending,
  };
  const whole = `[${story.tag}] ${heading}`;
  return { subject: whole, text: textOf(parts), html: htmlOf(whole, parts) };
}

/** Returns the story with every text that people wrote on one line, without e-mail addresses, and cut to length. */
function plainOf(story: NoticeStory): NoticeStory {
  const plain = (text: string, longest: number) => oneLine(redact(text), longest);
  const name = (text: string | null) => text && plain(text, MAX_NAME_LENGTH);
  return {
    ...story,
    tag: plain(story.tag, 40),
    name: plain(story.name, MAX_NAME_LENGTH),
    by: plain(story.by, MAX_NAME_LENGTH),
    reason: plain(story.reason, MAX_REASON_LENGTH),
    browser: name(story.browser),
    provider: name(story.provider),
    role: name(story.role),
    other: name(story.other),
    vote: story.vote && { ...story.vote, motion: plain(story.vote.motion, MAX_TITLE_LENGTH) },
  };
}

function factsOf(story: NoticeStory): LetterFact[] {
  const { at, timeZone, until, vote } = story;
  const { tells } = WORDINGS[story.kind];
  const facts: [string, string | null][] = [
    ['Account', story.name],
    ['Browser', story.browser],
    ['Signed in with', story.provider],
    ['Role', story.role],
    ['Until', until && inBothZones(until, timeZone)],
    ['The other entry', story.other],
    ['Motion', vote && vote.motion],
    ['Vote', vote && `${vote.choice}, on revision ${vote.revision}`],
    ['When', inBothZones(at, timeZone)],
    ['By', tells.includes('by') ? story.by : null],
    ['Why', tells.includes('reason') ? story.reason : null],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
