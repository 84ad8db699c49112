/** Period of the benchmark: moments within it are those of its own syncs and starts. */
export type Span = { from: Date; to: Date };

/** Two texts around the first position where they differ; `at` counts characters from the beginning. */
export type Difference = { at: number; other: string; own: string };

/** Comparison of two versions' responses to the same request. */
export type Comparison = {
  /** True if no character differs after normalisation. */
  isSame: boolean;
  /** The same for the document that a browser shows, without scripts and their data. */
  isSameToReaders: boolean;
  /** First difference visible to readers, or else the first of all; null if there is none. */
  difference: Difference | null;
};

/**
 * Replacements for what can't agree between two builds of the same code, or between two imports of the same record.
 * Everything else must be the same.
 */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  // Next.js gives each build a random id, which the data for the scripts contains.
  [/(?<=\\"b\\":\\")[\w-]{21}(?=\\")/g, 'BUILD'],
  // Files of the build are named after their content.
  [/(?<=\/_next\/static\/(?:chunks|media)\/)[\w.~-]+/g, 'FILE'],
  // The modules in them have numbers derived from the location of their source, and so have the classes of the fonts.
  [/(?<=:I\[)\d+(?=,)/g, 'MODULE'],
  [/\b_?[\w-]{6}_variable\b/g, 'FONT_variable'],
  // Rows of the database without a name get random ids: keys of lists, cursors.
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, 'ID'],
  // Rows of the audit log contain the moment they were written at. Their hashes differ (also where they are
  // abbreviated), and so does the signature of the last one.
  [/(?<![0-9a-f])([0-9a-f]{12})[0-9a-f]{52}((?:\W|children)+)\1(?![0-9a-f])/g, 'HASH$2HASH'],
  [/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g, 'HASH'],
  [/(— \S+\/audit )[\w+/]+=*/g, '$1SIGNATURE'],
  // Duration of the sync's runs, on /status.
  [/("Took\\?"[^<{]*[>"])[\d.,]+ s\b/g, '$1SECONDS'],
  // Version of Rollcall itself, in the description of the API.
  [/("info":\{"title":"[^"]*","version":")[^"]*/g, '$1VERSION'],
];

/** Normalises a response: replaces what differs between builds, between imports and between responses. */
export function normalised(answer: string, span: Span): string {
  // Each response has its own nonce, on every script.
  const [, nonce] = / nonce="([^"]+)"/.exec(answer) ?? [];
  const calm = nonce === undefined ? answer : answer.replaceAll(nonce, 'NONCE');
  const text = withoutMoments(withReadableCursors(calm), span);
  return REPLACEMENTS.reduce((sum, [pattern, word]) => sum.replaceAll(pattern, word), text);
}

/** Decodes cursors: they are base64 of the last row's position, which may be one of those random ids. */
function withReadableCursors(text: string): string {
  return text.replaceAll(/(?<=[?&;]cursor=|"nextCursor":")[\w-]+/g, (cursor) =>
    Buffer.from(cursor, 'base64url').toString(),
  );
}

const INSTANT = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;
const MINUTE = /\b\w{3} (\d{1,2} \w{3} \d{4}), (\d{2}:\d{2}) UTC/g;
const MINUTE_MS = 60_000;

/** Replaces moments of this run of the benchmark: of its syncs, and of the audit rows that a start writes. */
function withoutMoments(text: string, { from, to }: Span): string {
  const isWithin = (at: number) => at > from.getTime() - MINUTE_MS && at <= to.getTime();
  const word = (shown: string, at: number) => (isWithin(at) ? 'MOMENT' : shown);
  return text
    .replaceAll(INSTANT, (shown) => word(shown, Date.parse(shown)))
    .replaceAll(MINUTE, (shown, day: string, time: string) =>
      word(shown, Date.parse(`${day} ${time} UTC`)),
    );
}

/** Returns the document as a browser shows it, without scripts, their data and the hints to load them. */
export function withoutScripts(html: string): string {
  return html.replaceAll(
    /<script\b[^>]*>.*?<\/script>|<link rel="preload" as="script"[^>]*>/gs,
    '',
  );
}

/**
 * Compares all responses of two versions to the same request, each `normalised`. The parts of a page arrive in the
 * order in which they are ready, so the same page has several forms: one form in common is enough.
 */
export function compareForms(other: ReadonlySet<string>, own: ReadonlySet<string>): Comparison {
  if (haveCommon(other, own)) return { isSame: true, isSameToReaders: true, difference: null };
  const shown = [other, own].map((forms) => new Set([...forms].map(withoutScripts)));
  const [otherShown = other, ownShown = own] = shown;
  if (haveCommon(otherShown, ownShown)) {
    return { isSame: false, isSameToReaders: true, difference: nearest(other, own) };
  }
  return { isSame: false, isSameToReaders: false, difference: nearest(otherShown, ownShown) };
}

function haveCommon(some: ReadonlySet<string>, more: ReadonlySet<string>): boolean {
  return [...some].some((form) => more.has(form));
}

/** Returns the difference between the two forms that agree for longest. */
function nearest(other: ReadonlySet<string>, own: ReadonlySet<string>): Difference | null {
  return [...other]
    .flatMap((one) => [...own].map((two) => firstDifference(one, two)))
    .reduce((best, each) => (best && each && each.at <= best.at ? best : each), null);
}

const BEFORE = 40;
const AFTER = 100;

/** Returns the first difference of two texts, or null if they are equal. */
export function firstDifference(other: string, own: string): Difference | null {
  if (other === own) return null;
  let at = 0;
  while (at < other.length && other[at] === own[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - BEFORE), at + AFTER);
  return { at, other: around(other), own: around(own) };
}
