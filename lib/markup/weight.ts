/** Maximum nesting of quotes and lists on one line; the parser's time grows with its cube. */
const MAX_DEPTH = 60;

/** Weight above which a text waits in the heavy lane. Below it, hostile text takes a tenth of a second. */
const HEAVY = 1500;

const MARK = /[^\p{L}\p{N}\p{M} \n,.;:'"()/-]/gu;
const QUOTES_AND_LISTS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const BEGINNING = /^[ \t]*[-+*#=>|\d]/;
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;

/**
 * Estimates the work of rendering a text in one pass: from its length, the characters that may mean something to a
 * parser, the lines that begin something and, above all, the nesting on one line. Returns Infinity if nothing could
 * render the text.
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

/** True if a text of this weight waits in the heavy lane. */
export function isHeavy(weight: number): boolean {
  return weight > HEAVY;
}

function depthOf(line: string): number {
  const [beginning = ''] = QUOTES_AND_LISTS.exec(line) ?? [];
  if (beginning.length <= 1 || RULE.test(line)) return 0;
  return beginning.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
}
