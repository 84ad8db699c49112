import { preflight } from '@/lib/http/conditional';
import { refuse } from '@/lib/http/route';

/** Every address below `/api/v1` that is none of the API's. */
export function GET(request: Request): Response {
  return refuse(
    request,
    404,
    'not-found',
    'The API has no such address. /api/v1/openapi.json lists them all.',
  );
}

export const OPTIONS = preflight;
