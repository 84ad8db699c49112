/**
 * Kinds of Markdown that take a parser long or produce much output. Each function returns a text of about the given
 * length.
 */
export const nastyMarkdown: Readonly<Record<string, (length: number) => string>> = {
  'a wide table with short rows': (n) => table(Math.floor(n / 6), Math.floor(n / 6)),
  'a table of one wide row': (n) => table(1, 1, times('a|', n - 10)),
  'a table of one wide row and many short ones': (n) =>
    `${table(1, 1, times('a|', n / 2))}${times('|\n', n / 2)}`,
  'many tables': (n) => times('|a|b|c|d|\n|-|-|-|-|\n|\n\n', n),
  pipes: (n) => times('|', n),
  'empty quotes': (n) => times('>\n\n', n),
  'nested quotes': (n) => times('> ', n),
  'quotes in a row': (n) => times('>', n),
  'headings with a line below': (n) => times('a\n=\n', n),
  'headings of one letter': (n) => times('# a\n', n),
  'emphasis that never ends': (n) => times('*_', n),
  'strong words that never end': (n) => times('**a_ ', n),
  'runs of stars': (n) => times('*a **a ***a ', n),
  strikes: (n) => times('~~a', n),
  tabs: (n) => times('\t', n),
  'tabs and words': (n) => times('\ta\n', n),
  'beginnings of addresses': (n) => times('[a]: ', n),
  'one address for many': (n) =>
    `${times('[a]', n / 2)}\n\n[a]: https://e.org/${times('x', n / 2)}`,
  'addresses in a row': (n) => numbered((i) => `[${i}]: /u\n`, n),
  footnotes: (n) => numbered((i) => `[^${i}]: a\n`, n / 2) + numbered((i) => `[^${i}] `, n / 2),
  'one footnote for many': (n) => `${times('[^1] ', n)}\n\n[^1]: a`,
  'brackets that open': (n) => times('[', n),
  'brackets that open and close': (n) => times('[]', n),
  'links in links': (n) => times('[a](b ', n),
  'pictures in pictures': (n) => times('![', n),
  'back-ticks of all lengths': (n) => numbered((i) => `${'`'.repeat(i % 300)} `, n),
  entities: (n) => times('&lt;', n),
  'tags that open': (n) => times('<b>', n),
  'tags that open again in each paragraph': (n) =>
    numbered((i) => `<b id="${i}">`, n / 2) + times('\n\na', n / 2),
  'tags without an end': (n) => times('<a b="', n),
  'comments without an end': (n) => times('<!-- a ', n),
  'tables as HTML': (n) => times('<table><tr><td>', n),
  'addresses of people': (n) => times('a@b.c ', n),
  'addresses of nobody': (n) => times('a@', n),
  'long names': (n) => times('www.a.', n),
  'nested lists': (n) => nested('- a', n),
  'lists in one line': (n) => `${times('- ', n - 1)}a`,
  'lists of one letter': (n) => times('- a\n', n),
  'numbers in one line': (n) => times('1. ', n),
  'quoted lists': (n) => times('> - ', n),
  fences: (n) => times('```\n\n', n),
  'characters that nobody sees': (n) => times('\u200B\u200C', n),
  backslashes: (n) => times('\\', n),
  lines: (n) => times('a\n', n),
};

function times(part: string, length: number): string {
  return part.repeat(Math.floor(length / part.length));
}

function numbered(part: (i: number) => string, length: number): string {
  const parts: string[] = [];
  for (let [i, size] = [1, 0]; size < length; i += 1) {
    parts.push(part(i));
    size += part(i).length;
  }
  return parts.join('').slice(0, length);
}

function nested(line: string, length: number): string {
  return numbered((depth) => `${'  '.repeat(depth - 1)}${line}\n`, length);
}

function table(columns: number, rows: number, row: string = '|'): string {
  return `|${'a|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n${`${row}\n`.repeat(rows)}`;
}
