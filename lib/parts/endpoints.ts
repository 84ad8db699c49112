import { checkpointsApi } from '@/lib/checkpoints/api-schema';
import { digestsApi } from '@/lib/digests/api-schema';
import { electionsApi } from '@/lib/elections/archive/api-schema';
import { governanceApi } from '@/lib/governance/api-schema';
import { motionsApi } from '@/lib/motions/api-schema';
import { releasesApi } from '@/lib/releases/api-schema';
import { searchApi } from '@/lib/search/api-schema';
import { serviceApi } from '@/lib/sync/api-schema';
import type { Endpoint } from '@/lib/http/endpoint';

/** Every address of the API, in the order in which `/api` shows them. A concept adds its list here. */
export const endpoints: readonly Endpoint[] = [
  ...releasesApi,
  ...governanceApi,
  ...motionsApi,
  ...searchApi,
  ...digestsApi,
  ...electionsApi,
  ...serviceApi,
  ...checkpointsApi,
];
