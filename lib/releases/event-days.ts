import { addDays, dayOf, daysBetween } from '@/lib/time';
import { dayMentions, type DayMention } from './day-mentions';
import { thursdayOf } from './rules';

/** Deadline and duration of an event. `doubt` describes a contradiction between its text and its week, or is null. */
export type EventDays = { deadline: string; startOn: string; endOn: string; doubt: string | null };

const SUNDAY = 6;
const WORKING_DAYS = 4;
/** Maximum duration of an event; longer ranges in a text are periods that it mentions. */
const MAX_DAYS = 45;

/**
 * Derives the days of an event in a week: the Thursday, unless its text names another day of that
 * week.
 *
 * 1. `releaseDay`, if given and in the week, is the day itself.
 * 2. Days that the text names count if they are in the week; if there are several, the last counts.
 * 3. A range of days is the duration of the event. Without a named day, its end is the deadline if
 *    it is in the week. A range from Monday to Friday (a gathering) leaves the deadline on Thursday.
 * 4. A text that names days, but none in this week, sets `doubt`, and the Thursday stays the
 *    deadline.
 */
export function eventDays(
  text: string,
  monday: string,
  releaseDay: string | null = null,
): EventDays {
  const thursday = dayOf(thursdayOf(monday));
  const single = (day: string, doubt: string | null): EventDays => ({
    deadline: day,
    startOn: day,
    endOn: day,
    doubt,
  });
  if (releaseDay !== null && isInWeek(releaseDay, monday)) return single(releaseDay, null);

  const mentions = dayMentions(text, monday).filter(({ isWeek }) => !isWeek);
  const near = mentions.filter((mention) => touches(mention, monday));
  const range = near.findLast(
    ({ first, last }) => first !== last && daysBetween(first, last) <= MAX_DAYS,
  );
  const named = near.findLast(({ first, last }) => first === last);
  if (named) {
    const doubt = yearDoubt(named);
    if (!range) return single(named.first, doubt);
    return { deadline: named.first, startOn: range.first, endOn: range.last, doubt };
  }
  if (range) {
    const { first, last } = range;
    const isWholeWeek = first <= monday && last >= dayOf(addDays(monday, WORKING_DAYS));
    const names = !isWholeWeek && isInWeek(last, monday);
    const doubt = yearDoubt(range);
    return { deadline: names ? last : thursday, startOn: first, endOn: last, doubt };
  }
  return single(thursday, doubtOf(dayMentions(firstSentence(text), monday)));
}

function yearDoubt({ isYearWrong, quote }: DayMention): string | null {
  return isYearWrong ? `its text says ${quote}, which lies in another year` : null;
}

/** Returns the first sentence: later ones mention the days of other events. */
function firstSentence(text: string): string {
  return text.split(/\.\s+(?=[A-Z])/)[0] ?? '';
}

function doubtOf(mentions: readonly DayMention[]): string | null {
  const first = mentions.find(({ isWeek }) => !isWeek);
  return first ? `its text says ${first.quote}, which is not in this week` : null;
}

function isInWeek(day: string, monday: string): boolean {
  return day >= monday && day <= dayOf(addDays(monday, SUNDAY));
}

function touches({ first, last }: DayMention, monday: string): boolean {
  return first <= dayOf(addDays(monday, SUNDAY)) && last >= monday;
}
