import { answer } from '@/lib/http/conditional';
import { now } from '@/lib/clock';
import { answerPlainly } from '@/lib/feeds/answers';
import { votesCsv } from '@/lib/motions/csv-rules';
import { decodedSegment } from '@/lib/http/segment';
import { loadVotes, votingBody } from '@/app/bodies/[slug]/votes/load';

type Context = RouteContext<'/bodies/[slug]/votes.csv'>;

/**
 * Returns every vote of a body on its decided motions as CSV, one row per member and motion. Takes the same parameters
 * as the page.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const body = votingBody(decodedSegment((await params).slug));
  if (!body) return answerPlainly(request, 404, 'There is no such body, or it does not vote here.');
  const votes = await loadVotes(body, new URL(request.url).searchParams, now());
  if (!votes.ok) return answerPlainly(request, 400, votes.message);
  return answer(request, votesCsv(votes.rollCalls), {
    type: 'text/csv; charset=utf-8; header=present',
  });
}
