import { stat } from 'node:fs/promises';
import path from 'node:path';
import { SourceUnreachable } from './process';

/**
 * Refuses an address that would run a program or be read as an option of git.
 *
 * @throws SourceUnreachable
 */
export function refuseStrangeUrl(url: string): void {
  if (url.startsWith('-') || /^[a-z]+::/i.test(url)) {
    throw new SourceUnreachable(
      `${url} is not an address git may read. Use a URL, a path or a bundle.`,
    );
  }
}

/** Returns the address for git: a path is made absolute, because git would look for it inside the clone. */
export async function addressOf(url: string): Promise<string> {
  if (/^[a-z][a-z+.-]*:\/\//i.test(url) || /^[^/]+@[^/]+:/.test(url)) return url;
  const absolute = path.resolve(url);
  await stat(absolute).catch(() => {
    throw new SourceUnreachable(
      `${url} does not exist. Point the source at a URL, a repository or a bundle.`,
    );
  });
  return absolute;
}
