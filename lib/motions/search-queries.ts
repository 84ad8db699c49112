import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { SearchKind } from '@/lib/search/commands';
import { textIn } from '@/lib/search/text-queries';

/** Motions in the search index, with their current text; earlier texts are on the motion's page. */
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
