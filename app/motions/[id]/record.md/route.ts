import { motionAt } from '@/app/motions/[id]/load';
import { answer, preflight } from '@/lib/http/conditional';
import { refuse } from '@/lib/http/route';
import { getCommunityBody } from '@/lib/community/community';
import { env } from '@/lib/env';
import { isOnRecord, recordFile, recordFileName } from '@/lib/motions/record-file';

type Context = RouteContext<'/motions/[id]/record.md'>;

/** Returns a decided motion as a file for the governance repository. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const motion = await motionAt((await params).id);
  if (!motion || !isOnRecord(motion)) {
    return refuse(request, 404, 'not-found', 'No motion of this number has been decided.');
  }
  const bodyName = getCommunityBody(motion.body)?.name ?? motion.body;
  const address = `${env.siteUrl}/motions/${motion.id}`;
  const response = answer(request, await recordFile(motion, { bodyName, address }), {
    type: 'text/markdown; charset=utf-8',
    lastModified: motion.decidedAt,
  });
  const name = encodeURIComponent(recordFileName(motion));
  response.headers.set('content-disposition', `attachment; filename*=UTF-8''${name}`);
  return response;
}

export const OPTIONS = preflight;
