import { motionAt } from '@/app/motions/[id]/load';
import { numberIn } from '@/app/motions/motion-address';
import { answer, preflight } from '@/lib/http/conditional';
import { refuse } from '@/lib/http/route';
import { exactText } from '@/lib/motions/text-rules';

type Context = RouteContext<'/motions/[id]/revisions/[number]/text.md'>;

/** Returns the exact bytes that a revision's SHA-256 covers. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, number } = await params;
  const wanted = numberIn(number);
  const motion = await motionAt(id);
  const revision = motion?.revisions.find((one) => one.number === wanted);
  if (!revision) {
    return refuse(request, 404, 'not-found', 'This motion has no revision of this number.');
  }
  return answer(request, exactText(revision), {
    type: 'text/markdown; charset=utf-8',
    lastModified: revision.revisedAt,
  });
}

export const OPTIONS = preflight;
