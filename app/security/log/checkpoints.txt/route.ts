import { answer, preflight } from '@/lib/http/conditional';
import { listCheckpointsAfter } from '@/lib/checkpoints/queries';

/**
 * Returns every checkpoint in order, each as it was signed and followed by an empty line: a file to keep and to check
 * against.
 */
export async function GET(request: Request): Promise<Response> {
  const checkpoints = await listCheckpointsAfter(0n);
  return answer(request, checkpoints.map(({ note }) => `${note}\n`).join(''), {
    type: 'text/plain; charset=utf-8',
    lastModified: checkpoints.at(-1)?.at ?? null,
  });
}

export const OPTIONS = preflight;
