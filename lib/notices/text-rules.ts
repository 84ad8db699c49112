import { formatMoment } from '@/lib/time';

/** The words of a mail: its subject, and the same content as plain text and HTML. */
export type MailWords = { subject: string; text: string; html: string };

/** Returns the tag that begins the subject of a mail about a body. */
export function tagOf({ slug, name }: { slug: string; name: string }): string {
  return oneLine(slug.length <= 5 ? slug.toUpperCase() : name, 40);
}

const segmenter = new Intl.Segmenter('en');

/**
 * Returns text as one line of at most `longest` characters. Control characters, line and paragraph separators and
 * direction marks become spaces.
 */
export function oneLine(text: string, longest: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\s]+/gu, ' ')
    .toWellFormed()
    .trim();
  const characters = Array.from(segmenter.segment(line), ({ segment }) => segment);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}

/** Formats a time in UTC, and also in the community's zone if that is another. */
export function inBothZones(moment: Date, timeZone: string): string {
  const utc = formatMoment(moment);
  if (timeZone === 'UTC') return utc;
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return `${utc} (${local.format(moment)}, ${timeZone})`;
}
