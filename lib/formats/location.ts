/** A location in a source, as a warning names it: `releases:deliverables/epoxy/nova.yaml:12`. */
export type Location = { source: string; path: string; line: number | null };

/** Parses a location; null if the text is not one. */
export function parseLocation(where: string): Location | null {
  const found = /^([a-z][a-z0-9-]*):(.+?)(?::(\d+))?$/.exec(where);
  const [, source, path, line] = found ?? [];
  if (!source || !path) return null;
  return { source, path, line: line === undefined ? null : Number(line) };
}

/**
 * Returns the address at which people can open a location, at the commit that was read; null if the repository has no
 * known web pages (a path, a bundle, another kind of host).
 *
 * Gitea (the community's `forge`, by its origin) and GitHub write such addresses differently.
 */
export function addressOfLocation(
  { path, line }: Location,
  { url, head, forge }: { url: string; head: string | null; forge?: string },
): string | null {
  if (!head || !/^https:\/\//.test(url)) return null;
  const base = url.replace(/\.git$|\/$/g, '');
  const { origin } = new URL(url);
  const middle = origin === forge ? 'src/commit' : origin === 'https://github.com' ? 'blob' : null;
  if (!middle) return null;
  const file = path.split('/').map(encodeURIComponent).join('/');
  return `${base}/${middle}/${head}/${file}${line === null ? '' : `#L${line}`}`;
}

/** Returns the line, counted from 1, of an offset in a text. A line break belongs to the line it ends. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1))
    line += 1;
  return line;
}
