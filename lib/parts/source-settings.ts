import { communityWithSources } from '@/lib/community/schema';
import { readCommunityAs } from '@/lib/community/community';
import { env, readSettings } from '@/lib/env';
import type { RegisteredSource } from '@/lib/sync/register';
import { sources } from './sources';

/**
 * Checks the settings of all sources: their entries in community.yaml, including missing and unknown sources, and their
 * environment variables.
 *
 * @throws ContentError, SettingsError
 */
export function checkSourceSettings(all: readonly RegisteredSource[] = sources): void {
  const told = all.flatMap(({ name, settings: { community } }) =>
    community ? [[name, community] as const] : [],
  );
  readCommunityAs(env.communityFile, communityWithSources(Object.fromEntries(told)));
  for (const { settings } of all) if (settings.environment) readSettings(settings.environment);
}
