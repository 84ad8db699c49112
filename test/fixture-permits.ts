import { ownersPermit, type Permits } from '@/lib/audit/permits';
import { permits } from '@/lib/parts/audit';

/** Permits that also let the `test.fixture` action change anything. */
export const FIXTURES_PERMITTED: Permits = { ...permits, 'test.fixture': ownersPermit('all') };
