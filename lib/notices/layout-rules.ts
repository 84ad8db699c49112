import { escapeHtml } from '@/lib/markup/escape';

/** A labelled fact in a mail, on its own line. */
export type LetterFact = { label: string; value: string };

/** The content of a mail, before it is written as plain text or HTML. */
export type MailParts = {
  heading: string;
  lead: string;
  facts: LetterFact[];
  /** The main link of the mail. */
  link: { label: string; href: string };
  /** Lines for the reader to keep unchanged, and their purpose. */
  kept: { label: string; lines: string } | null;
  /** The reason why the reader gets the mail. */
  why: string;
  ending: MailEnding | null;
};

/** The link to stop mail of a kind, and the link to the choices about all kinds. */
export type MailEnding = { stop: string; choices: string };

/** Formats a mail as plain text. The main link appears once. */
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

/** Formats a mail as HTML: a heading, paragraphs and links; no images, no scripts, nothing from other servers. */
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
