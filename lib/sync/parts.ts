import { serviceApi } from './api-schema';

const RECORD = 'the record: its sources explain it, and only the sync may write it';

/** Parts that the sync contributes: see `lib/parts/concepts.ts`. */
export const syncParts = {
  endpoints: serviceApi,
  unaudited: { SyncCursor: RECORD, SyncItem: RECORD, SyncRun: RECORD, SyncWarning: RECORD },
};
