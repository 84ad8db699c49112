import { preflight } from '@/lib/api/http';
import { refuse } from '@/lib/api/route';

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
