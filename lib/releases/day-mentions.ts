import { addDays, dayOf, daysBetween, isDay, mondayOf, monthOf, WEEKDAYS } from '@/lib/time';

/** Days mentioned in a text, from first to last (equal for a single day). `quote` is the text's wording. */
export type DayMention = {
  first: string;
  last: string;
  quote: string;
  /** True if the text gives a year other than the one that puts the day in the given week. */
  isYearWrong: boolean;
  /** True if the text means a whole week (`the week of March 10`) and not a day in it. */
  isWeek: boolean;
};

const MONTH =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:|\\.\\d)';
const YEAR = '(?:,?\\s+(\\d{4})(?!\\.\\d))?';
const TO = '\\s*(?:-|–|—|\\bto\\b|\\buntil\\b|\\bthrough\\b)\\s*';

/** `March 10`, `March 10-14, 2025`, `June 13 to June 15, 2023`. */
const MONTH_FIRST = new RegExp(
  `\\b${MONTH}\\s+${DAY}(?:${TO}(?:${MONTH}\\s+)?${DAY})?${YEAR}`,
  'g',
);
/** `10 March 2025`, `7th of June, 2017`, `13th - 17th March`, `30 January - 3 February`. */
const DAY_FIRST = new RegExp(
  `\\b${DAY}(?:\\s+(?:of\\s+)?${MONTH}${YEAR})?(?:${TO}${DAY})?\\s*(?:of\\s+)?(?:${MONTH}${YEAR})?`,
  'g',
);
const WEEKDAY_ONLY = new RegExp(
  `\\b(?:[Bb]y|[Oo]n|[Uu]ntil|[Bb]efore)\\s+(${WEEKDAYS.join('|')})\\b(?!,?\\s+\\(?(?:the\\s+)?\\d)`,
  'g',
);
const WEEK_OF = /\bweek\s+(?:of|starting|beginning)(?:\s+on)?(?:\s+the)?(?:\s+monday,?)?\s*$/i;

type Written = { month: number; day: number; year: number | null };

/**
 * Finds the days that a text mentions, in order. `monday` is the Monday of the week they are compared with.
 *
 * A day without a year gets the year in which it is nearest to the week. Recognises only English month names, as in the
 * schedules; `23:59`, `2023.1` and the modal verb `may` are not days.
 */
export function dayMentions(text: string, monday: string): DayMention[] {
  const flat = text.replace(/\s+/g, ' ');
  const found: { index: number; mention: DayMention }[] = [];
  const add = (match: RegExpExecArray, first: Written | null, last: Written | null) => {
    const mention = first && mentionOf(first, last ?? first, monday);
    const isWeek = WEEK_OF.test(flat.slice(0, match.index));
    if (mention)
      found.push({
        index: match.index,
        mention: { ...mention, quote: match[0].trim().replace(/\.$/, ''), isWeek },
      });
  };

  for (const match of flat.matchAll(MONTH_FIRST)) {
    const [, month, day, lastMonth, lastDay, year] = match;
    const last = lastDay ? written(lastMonth ?? month, lastDay, year) : null;
    add(match, written(month, day, year), last);
  }
  for (const match of flat.matchAll(DAY_FIRST)) {
    const [, day, month, year, lastDay, lastMonth, lastYear] = match;
    if (month) {
      const last = lastDay && lastMonth ? written(lastMonth, lastDay, lastYear) : null;
      add(match, written(month, day, year ?? (last ? lastYear : undefined)), last);
    } else if (lastMonth) {
      const last = lastDay ? written(lastMonth, lastDay, lastYear) : null;
      add(match, written(lastMonth, day, lastYear), last);
    }
  }
  for (const match of flat.matchAll(WEEKDAY_ONLY)) {
    const day = dayOf(addDays(monday, WEEKDAYS.indexOf(match[1] ?? '')));
    const mention = { first: day, last: day, quote: match[0], isYearWrong: false, isWeek: false };
    found.push({ index: match.index, mention });
  }
  return found.sort((a, b) => a.index - b.index).map(({ mention }) => mention);
}

function written(month = '', day = '', year?: string): Written | null {
  const number = Number(day);
  const place = monthOf(month);
  if (place === 0 || number < 1 || number > 31) return null;
  return { month: place, day: number, year: year ? Number(year) : null };
}

function mentionOf(first: Written, last: Written, monday: string) {
  const start = nearest(first, monday);
  const end = nearest(last, monday);
  if (!start || !end || end.day < start.day) return null;
  return { first: start.day, last: end.day, isYearWrong: start.isYearWrong };
}

/** Finds the year in which a day is nearest to the week, and notes if the text gives another year. */
function nearest({ month, day, year }: Written, monday: string) {
  const centre = Number(monday.slice(0, 4));
  const candidates = [centre - 1, centre, centre + 1]
    .map((candidate) => dayText(candidate, month, day))
    .filter((candidate) => candidate !== null)
    .sort((a, b) => Math.abs(daysBetween(monday, a)) - Math.abs(daysBetween(monday, b)));
  const [closest] = candidates;
  if (!closest) return null;
  const isYearWrong = year !== null && year !== Number(closest.slice(0, 4));
  // A wrong year is a slip only if the day is in the week; otherwise the year of the text is kept.
  const isInWeek = dayOf(mondayOf(closest)) === monday;
  const said = year === null ? null : dayText(year, month, day);
  return isYearWrong && !isInWeek && said
    ? { day: said, isYearWrong: false }
    : { day: closest, isYearWrong };
}

function dayText(year: number, month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? text : null;
}
