import 'server-only';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ContentError } from '@/lib/formats/problems';
import { communitySchema, type Community } from './schema';
import { parseYaml } from '@/lib/formats/schema-yaml';
import { env } from '@/lib/env';
import { demoBody, isDemoOffered } from './demo-body';

export type { Community } from './schema';

/** A body of the community, such as its committee. */
export type Body = Community['bodies'][number];

/** The sources whose addresses `community.yaml` gives. */
export type CommunitySource = keyof Community['sources'];

type Kept = { file: string; changed: string; community: Community };
let kept: Kept | null = null;

/** Reads and checks a community file; throws a ContentError that names each mistake. */
export function readCommunity(file: string): Community {
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
  const parsed = parseYaml({ file: name, text, firstLine: 1 }, communitySchema);
  if (!parsed.ok) throw new ContentError(parsed.problems);
  return parsed.value;
}

/**
 * The community as `content/community.yaml` (or the file ROLLCALL_COMMUNITY names) describes it.
 *
 * Read once; in development also whenever the file changes. A mistake is a ContentError, thrown at the
 * first use: nothing can be shown of a community that is not described.
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

/** With the demo people's committee, while those are offered. */
function withDemo(community: Community): Community {
  if (!isDemoOffered()) return community;
  const motions = community.bodies[0]?.motions ?? [];
  return { ...community, bodies: [...community.bodies, demoBody(motions)] };
}

/** The body with this slug (`tc`), or null. */
export function getCommunityBody(slug: string): Body | null {
  return getCommunity().bodies.find((body) => body.slug === slug) ?? null;
}

/** Where a source is read from: the environment's address if there is one, otherwise the community's. */
export function sourceUrl(name: CommunitySource): string {
  return env.sourceUrls[name] ?? getCommunity().sources[name].url;
}
