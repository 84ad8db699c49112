/** Quotes and lists within each other on one line, at most; the parser's time grows with the cube of them. */
const MAX_DEPTH = 60;

/** A text that weighs more has to wait with the heavy ones; below it, hostile text takes a tenth of a second. */
const HEAVY = 1500;

const MARK = /[^\p{L}\p{N}\p{M} \n,.;:'"()/-]/gu;
const QUOTES_AND_LISTS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const BEGINNING = /^[ \t]*[-+*#=>|\d]/;
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;

/**
 * How much work a text may be, found in one walk over it: its length, the characters that may mean something to a parser,
 * the lines that begin something, and most of all what is nested in one line. Infinite where nothing could render it.
 */
export function weigh(source: string): number {
  let weight = source.length / 40 + (source.match(MARK)?.length ?? 0);
  for (const line of source.split('\n')) {
    weight += line === '' ? 0.5 : BEGINNING.test(line) ? 2.5 : 0.25;
    const depth = depthOf(line);
    if (depth > MAX_DEPTH) return Infinity;
    weight += (depth * depth) / 4;
  }
  return weight;
}

/** Whether a text of that weight waits with the heavy ones. */
export function isHeavy(weight: number): boolean {
  return weight > HEAVY;
}

function depthOf(line: string): number {
  const [beginning = ''] = QUOTES_AND_LISTS.exec(line) ?? [];
  if (beginning.length <= 1 || RULE.test(line)) return 0;
  return beginning.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
}
