import { escapeHtml } from '@/lib/markup/escape';

/** A fact of a mail, on a line of its own. */
export type Fact = { label: string; value: string };

/** What a mail says, before it is written in one of its two forms. */
export type MailParts = { heading: string; lead: string; facts: Fact[]; link: string };

/** Where a mail leads. */
export type MailLinks = { motion: string; stop: string; choices: string };

const WHY = 'You get this mail because you have a seat in the vote or proposed the motion.';

/** The plain form. The link to the motion is there once. */
export function textOf({ heading, lead, facts, link }: MailParts, links: MailLinks): string {
  return [
    heading,
    '',
    lead,
    '',
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    '',
    `${link}:`,
    links.motion,
    '',
    '-- ',
    WHY,
    `No more mail of this kind: ${links.stop}`,
    `All choices: ${links.choices}`,
    '',
  ].join('\n');
}

/** The same in HTML: a heading, paragraphs and links; no image, no script, nothing from elsewhere. */
export function htmlOf(subject: string, parts: MailParts, links: MailLinks): string {
  const rows = parts.facts.map(
    ({ label, value }) => `<p><strong>${escapeHtml(label)}:</strong> ${escapeHtml(value)}</p>`,
  );
  const linked = (href: string, words: string) =>
    `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`;
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em">',
    `<h1 style="font-size: 1.25em">${escapeHtml(parts.heading)}</h1>`,
    `<p>${escapeHtml(parts.lead)}</p>`,
    ...rows,
    `<p>${linked(links.motion, parts.link)}</p>`,
    '<hr>',
    `<p>${escapeHtml(WHY)} ${linked(links.stop, 'No more mail of this kind')} or ${linked(links.choices, 'see all choices')}.</p>`,
    '</body></html>',
    '',
  ].join('\n');
}
