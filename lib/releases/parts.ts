import { tablesOfRecord } from '@/lib/audit/columns';
import { registerSource } from '@/lib/sync/register';
import { releasesApi } from './api-schema';
import { releasesSource } from './source';

/** The releases folder's entries for the application's registries: see `lib/parts/concepts.ts`. */
export const releasesParts = {
  endpoints: releasesApi,
  sources: [registerSource(releasesSource)],
  unaudited: tablesOfRecord(
    ...['Series', 'Schedule', 'ScheduleWeek', 'ScheduleEvent'],
    ...['Deliverable', 'Release', 'ReleaseProject', 'Branch', 'ReleaseSighting'],
  ),
};
