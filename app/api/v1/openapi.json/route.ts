import { version } from '@/package.json';
import { answer, preflight } from '@/lib/http/conditional';
import { describeApi } from '@/lib/http/openapi';
import { endpoints } from '@/lib/parts/endpoints';
import { getCommunity } from '@/lib/community/community';

/** Returns the OpenAPI description, for programs; `/api` documents the API for people. */
export function GET(request: Request): Response {
  const { name } = getCommunity();
  const description = describeApi(endpoints, { title: `Rollcall of ${name}`, version });
  return answer(request, JSON.stringify(description), {
    type: 'application/json; charset=utf-8',
    maxAge: 300,
  });
}

export const OPTIONS = preflight;
