import { preflight } from '@/lib/http/conditional';
import { refuse } from '@/lib/http/route';

/** Responds 404 to every address below `/api/v1` that is not part of the API. */
export function GET(request: Request): Response {
  return refuse(
    request,
    404,
    'not-found',
    'The API has no such address. /api/v1/openapi.json lists them all.',
  );
}

export const OPTIONS = preflight;
