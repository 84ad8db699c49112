import { ownersPermit, type Permits } from '@/lib/audit/permits';
import { permits } from '@/lib/parts/audit';

/** What may change what where the log tells of fixtures too. */
export const FIXTURES_PERMITTED: Permits = { ...permits, 'test.fixture': ownersPermit('all') };
