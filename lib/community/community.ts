import 'server-only';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { ContentError } from '@/lib/formats/problems';
import { communitySchema, type Community } from './schema';
import { parseYaml } from '@/lib/formats/schema-yaml';
import { env } from '@/lib/env';
import { demoBody, isDemoOffered } from './demo-body';
import { fileUrl } from './openstack';

export type { Community } from './schema';

/** A body of the community, such as its committee. */
export type Body = Community['bodies'][number];

type Kept = { file: string; changed: string; community: Community };
let kept: Kept | null = null;

/** Reads and validates a community file. Throws a ContentError that names each problem. */
export function readCommunity(file: string): Community {
  return readCommunityAs(file, communitySchema);
}

/** Reads a community file with a stricter schema; see {@link readCommunity}. */
export function readCommunityAs<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): z.output<Schema> {
  const shown = path.relative(process.cwd(), file);
  const name = shown.startsWith('..') ? file : shown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message =
      error instanceof TypeError
        ? 'is not UTF-8; save it as UTF-8'
        : `can't be read (${error.message}); ROLLCALL_COMMUNITY says which file to use`;
    throw new ContentError([{ file: name, line: 1, field: null, message }]);
  }
  const parsed = parseYaml({ file: name, text, firstLine: 1 }, schema);
  if (!parsed.ok) throw new ContentError(parsed.problems);
  return parsed.value;
}

/**
 * Returns the community that `content/community.yaml` (or the file in ROLLCALL_COMMUNITY) describes.
 *
 * The file is read once; in development also whenever it changes. A problem is a ContentError, thrown at the first use:
 * without a valid description no page can be shown.
 */
export function getCommunity(): Community {
  const file = env.communityFile;
  if (kept?.file === file && env.isProduction) return kept.community;
  const stat = statSync(file, { throwIfNoEntry: false });
  const changed = stat ? `${stat.mtimeMs}/${stat.size}` : 'absent';
  if (kept?.file !== file || kept.changed !== changed) {
    kept = { file, changed, community: withDemo(readCommunity(file)) };
  }
  return kept.community;
}

/** Adds the committee of the demo people while they are offered. */
function withDemo(community: Community): Community {
  if (!isDemoOffered()) return community;
  const motions = community.bodies[0]?.motions ?? [];
  return { ...community, bodies: [...community.bodies, demoBody(motions)] };
}

/** Returns the body with this slug (`tc`), or null. */
export function getCommunityBody(slug: string): Body | null {
  return getCommunity().bodies.find((body) => body.slug === slug) ?? null;
}

/**
 * Address that a source is read from: the environment's if set, otherwise the community's.
 *
 * @throws ContentError if neither has one.
 */
export function sourceUrl(name: string): string {
  return env.sourceUrl(name) ?? communityUrl(name);
}

/** Public address of a source, from the community file; see {@link sourceUrl} for the one it is read from. */
export function communityUrl(name: string): string {
  const url = getCommunity().sources[name]?.url;
  if (url !== undefined) return url;
  const field = `sources.${name}.url`;
  throw new ContentError([{ file: env.communityFile, line: 1, field, message: 'is missing' }]);
}

/** Page of a file of a source's repository as it is now, at the community's forge. */
export function sourceFileUrl(name: string, path: string): string {
  return fileUrl(communityUrl(name), path);
}
