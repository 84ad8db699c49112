import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { SearchKind } from '@/lib/search/commands';
import { textIn } from '@/lib/search/text-queries';

/** Motions, with the text as it is now; what it said before is on the page of the motion. */
export const motionKind: SearchKind = {
  kind: 'motion',
  title: 'Motions',
  name: 'Motion',
  sources: [],
  query: Prisma.sql`
    select 'motion', m."id"::text, m."title", '/motions/' || m."id",
      concat_ws(' ', 'motion', m."id", m."team", ${textIn(Prisma.sql`array[r."html"]`)}),
      m."proposedAt"
    from "Motion" m join "MotionRevision" r on r."motionId" = m."id" and r."number" = m."revision"`,
};
