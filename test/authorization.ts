import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Asker } from '@/lib/access/action';
import { joinNamed } from '@/lib/parts/join-named';
import type { CommunityRole } from '@/lib/people/role-rules';
import type {
  ActionDecision,
  AddressDecision,
  Decisions,
  Viewer,
  Who,
} from './authorization/decision';

export {
  VIEWERS,
  type ActionDecision,
  type AddressDecision,
  type Viewer,
  type World,
} from './authorization/decision';

/**
 * The decisions of all parts of the site. Each part has a file in test/authorization/; a new file is found
 * automatically.
 */
const folder = path.join(import.meta.dirname, 'authorization');
const all: Decisions[] = [];
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.decisions.ts')) continue;
  const file = (await import(pathToFileURL(path.join(folder, name)).href)) as {
    decisions: Decisions;
  };
  all.push(file.decisions);
}

/** Viewers allowed to see each page. */
export const PAGES: Record<string, AddressDecision> = joinNamed(
  all.map(({ pages }) => pages ?? {}),
);

/** Viewers allowed to call each route handler, by method. */
export const ROUTES: Record<string, AddressDecision> = joinNamed(
  all.map(({ routes }) => routes ?? {}),
);

/** Viewers allowed to perform each server action. */
export const ACTIONS: Record<string, ActionDecision> = joinNamed(
  all.map(({ actions }) => actions ?? {}),
);

/** True if the viewer is among those allowed. */
export function mayBe(who: Who, viewer: Viewer): boolean {
  if (who === 'everybody') return true;
  if (who === 'nobody' || viewer === 'nobody') return false;
  return who === 'signed in' || who.includes(viewer);
}

/** Viewers whose role covers the whole community. */
const COMMUNITY_ROLES: Partial<Record<Viewer, CommunityRole>> = {
  official: 'election-official',
  editor: 'digest-editor',
  'release manager': 'release-manager',
  admin: 'admin',
};

/**
 * Returns the part of a decision that an action can check before it reads its input. Roles of a body are checked by its
 * command.
 */
export function askerOf(who: Who): Asker {
  if (typeof who === 'string') return who === 'everybody' ? 'everybody' : 'signed in';
  const [only, ...others] = who;
  const role = only && others.length === 0 ? COMMUNITY_ROLES[only] : undefined;
  return role ? { role } : 'signed in';
}
