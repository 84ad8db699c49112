import type { z } from 'zod';

/** The chapters of the description of the API. */
export type Chapter = 'Releases' | 'Governance' | 'Elections' | 'People' | 'Content' | 'Service';

/**
 * One address of the API, described once: the route answers by it, `/api/v1/openapi.json` and `/api`
 * are made of it.
 *
 * `path` is below `/api/v1` with its parameters in braces (`/teams/{slug}`); each has an entry in
 * `params`. Every value in `answer` is plain JSON: days and moments are text by then.
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
