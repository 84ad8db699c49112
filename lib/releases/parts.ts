import { tablesOfRecord } from '@/lib/audit/columns';
import { registerSource } from '@/lib/sync/register';
import { releasesApi } from './api-schema';
import { releasesSource } from './source';

/** What releases add to the house: see `lib/parts/concepts.ts`. */
export const releasesParts = {
  endpoints: releasesApi,
  sources: [registerSource(releasesSource)],
  unaudited: tablesOfRecord(
    ...['Series', 'Schedule', 'ScheduleWeek', 'ScheduleEvent'],
    ...['Deliverable', 'Release', 'ReleaseProject', 'Branch', 'ReleaseSighting'],
  ),
};
