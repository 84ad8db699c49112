import { escapeHtml } from '@/lib/markup/escape';

/** A fact of a mail, on a line of its own. */
export type LetterFact = { label: string; value: string };

/** What a mail says, before it is written in one of its two forms. */
export type MailParts = {
  heading: string;
  lead: string;
  facts: LetterFact[];
  /** Where it leads. */
  link: { label: string; href: string };
  /** Lines to keep as they are, and what they are for. */
  kept: { label: string; lines: string } | null;
  /** Why the reader gets it, and how to get no more of its kind where that can be chosen. */
  why: string;
  ending: MailEnding | null;
};

/** How mail of a kind is ended, and where all kinds are chosen. */
export type MailEnding = { stop: string; choices: string };

/** The plain form. The link is there once. */
export function textOf({ heading, lead, facts, link, kept, why, ending }: MailParts): string {
  return [
    heading,
    '',
    lead,
    '',
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    '',
    `${link.label}:`,
    link.href,
    '',
    ...(kept ? [`${kept.label}:`, '', kept.lines.trimEnd(), ''] : []),
    '-- ',
    why,
    ...(ending
      ? [`No more mail of this kind: ${ending.stop}`, `All choices: ${ending.choices}`]
      : []),
    '',
  ].join('\n');
}

/** The same in HTML: a heading, paragraphs and links; no image, no script, nothing from elsewhere. */
export function htmlOf(subject: string, parts: MailParts): string {
  const { heading, lead, facts, link, kept, why, ending } = parts;
  const rows = facts.map(
    ({ label, value }) => `<p><strong>${escapeHtml(label)}:</strong> ${escapeHtml(value)}</p>`,
  );
  const ends = ending
    ? ` ${linked(ending.stop, 'No more mail of this kind')} or ${linked(ending.choices, 'see all choices')}.`
    : '';
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em">',
    `<h1 style="font-size: 1.25em">${escapeHtml(heading)}</h1>`,
    `<p>${escapeHtml(lead)}</p>`,
    ...rows,
    `<p>${linked(link.href, link.label)}</p>`,
    ...(kept ? keptLines(kept) : []),
    '<hr>',
    `<p>${escapeHtml(why)}${ends}</p>`,
    '</body></html>',
    '',
  ].join('\n');
}

function keptLines({ label, lines }: NonNullable<MailParts['kept']>): string[] {
  const look = 'font-size: 13px; white-space: pre-wrap; overflow-wrap: anywhere';
  return [
    `<p>${escapeHtml(label)}:</p>`,
    `<pre style="${look}">${escapeHtml(lines.trimEnd())}</pre>`,
  ];
}

function linked(href: string, words: string): string {
  return `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`;
}
