import { type CountdownMessage, DATES_TITLE } from './countdown-message';

const LINE_LENGTH = 72;

/** Formats the message as plain text for a mail: subject on the first line, lines of at most 72 characters. */
export function plainMessage(message: CountdownMessage, address: string): string {
  const parts = [`Subject: ${message.subject}`];
  for (const { title, paragraphs } of message.sections) {
    parts.push(underlined(title), ...paragraphs.map((paragraph) => wrap(paragraph, '')));
  }
  if (message.dates.length > 0) {
    const lines = message.dates.map(({ title, days, week }) =>
      wrap(`${title}: ${days} (${week} week)`, '  ', '* '),
    );
    parts.push(underlined(DATES_TITLE), lines.join('\n'));
  }
  return `${parts.join('\n\n')}\n\n-- \n${address}\n`;
}

function underlined(title: string): string {
  return `${title}\n${'-'.repeat(title.length)}`;
}

function wrap(text: string, indent: string, first = indent): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    const isEmpty = line.trim() === '' || line === first;
    if (!isEmpty && line.length + 1 + word.length > LINE_LENGTH) {
      lines.push(line);
      line = indent + word;
    } else line += isEmpty ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
