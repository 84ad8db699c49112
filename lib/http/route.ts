import type { z } from 'zod';
import { now } from '@/lib/clock';
import { redactAll } from '@/lib/markup/redact';
import type { Endpoint } from './endpoint';
import { answer, preflight, type Freshness } from './conditional';
import { isOutage } from '@/lib/database/outage';
import { readParameters } from './parameters';

/** Input of a handler: the parsed and validated parameters, and the current time. */
export type Asked<Params extends z.ZodObject, Query extends z.ZodObject> = {
  params: z.output<Params>;
  query: z.output<Query>;
  now: Date;
};

/** Result of a handler: the data and how long it may be cached, or a refusal. */
export type Outcome<Data> =
  | ({ data: Data; status?: number } & Freshness)
  | { refused: { status: number; code: string; message: string } };

type Context = { params: Promise<Record<string, string | string[] | undefined>> };

/** Refusal for something that does not exist; the message says what was requested. */
export function absent(message: string): {
  refused: { status: number; code: string; message: string };
} {
  return { refused: { status: 404, code: 'not-found', message } };
}

/**
 * Creates the handlers of a route file from an endpoint and a function that looks up the data.
 *
 * Invalid parameters get a 400 response and never reach `look`. The data passes through the endpoint's schema on its
 * way out, so a field that the schema does not name can't leak, and a response that breaks the contract is a bug (500)
 * instead of a surprise for the reader. No text field contains a person's e-mail address.
 */
export function route<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
>(
  { params, query, answer: schema }: Endpoint<Params, Query, Answer>,
  look: (asked: Asked<Params, Query>) => Promise<Outcome<z.input<Answer>>>,
): { GET: (request: Request, context: Context) => Promise<Response>; OPTIONS: () => Response } {
  async function GET(request: Request, context: Context): Promise<Response> {
    const path = readParameters(params, await context.params);
    if (!path.ok) return refuse(request, 404, 'not-found', path.message);
    const asked = readParameters(query, new URL(request.url).searchParams);
    if (!asked.ok) return refuse(request, 400, asked.code, asked.message);

    try {
      const outcome = await look({ params: path.value, query: asked.value, now: now() });
      if ('refused' in outcome) {
        const { status, code, message } = outcome.refused;
        return refuse(request, status, code, message);
      }
      const { data, ...kept } = outcome;
      return answer(request, JSON.stringify(redactAll(schema.parse(data))), {
        ...kept,
        type: JSON_TYPE,
      });
    } catch (error) {
      return broken(request, error);
    }
  }
  return { GET, OPTIONS: preflight };
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Responds with an error in the API's standard form. */
export function refuse(request: Request, status: number, code: string, message: string): Response {
  return answer(request, JSON.stringify({ error: { code, message } }), { type: JSON_TYPE, status });
}

/** Turns an exception into JSON and logs it, as it goes no further; the reader sees no internals. */
function broken(request: Request, error: unknown): Response {
  console.error(error);
  return isOutage(error)
    ? refuse(request, 503, 'database-down', 'The database does not answer. Try again in a minute.')
    : refuse(request, 500, 'internal', 'Something went wrong here. It has been logged.');
}
