import type { z } from 'zod';

/** Chapters of the API's description. */
export type Chapter = 'Releases' | 'Governance' | 'Elections' | 'People' | 'Content' | 'Service';

/**
 * An endpoint of the API, described once for its route, for `/api/v1/openapi.json` and for `/api`.
 *
 * `path` is below `/api/v1` with its parameters in braces (`/teams/{slug}`); each has an entry in `params`. Every value
 * in `answer` is plain JSON: days and moments are text by then.
 */
export type Endpoint<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Answer extends z.ZodType = z.ZodType,
> = {
  path: `/${string}`;
  chapter: Chapter;
  summary: string;
  description?: string;
  params: Params;
  query: Query;
  answer: Answer;
};

/** Keeps the exact types of an endpoint's schemas, so that its route is checked against them. */
export function endpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
>(definition: Endpoint<Params, Query, Answer>): Endpoint<Params, Query, Answer> {
  return definition;
}
