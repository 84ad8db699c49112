import { z } from 'zod';
import type { Endpoint } from './endpoint';
import { errorSchema } from './shapes';

type Json = Record<string, unknown>;

/** Facts about the service in the API's description. */
export type ServiceFacts = { title: string; version: string };

/**
 * Describes the API in OpenAPI 3.1, from the same schemas that validate the responses.
 *
 * Schemas with an id (`.meta({ id: 'Team' })`) become components; the others are written where they are used.
 */
export function describeApi(endpoints: readonly Endpoint[], facts: ServiceFacts): Json {
  const components: Json = {};
  const paths = Object.fromEntries(
    endpoints.map((endpoint) => [endpoint.path, { get: operation(endpoint, components) }]),
  );
  const error = shared(toJson(errorSchema, 'output'), components);
  return {
    openapi: '3.1.0',
    info: {
      title: facts.title,
      version: facts.version,
      description:
        'Everything public, as JSON, read-only. Moments are ISO 8601 in UTC, days are YYYY-MM-DD. ' +
        'Lists answer `items` and `nextCursor`; give the latter back as `cursor` to read on.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: components,
      responses: {
        Error: { description: 'What is wrong, in one sentence.', content: json(error) },
      },
    },
  };
}

function operation(endpoint: Endpoint, components: Json): Json {
  const { path, chapter, summary, description, params, query, answer } = endpoint;
  const refusals = ['400', ...(path.includes('{') ? ['404'] : []), '503'];
  return {
    operationId: operationId(path),
    tags: [chapter],
    summary,
    ...(description !== undefined && { description }),
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    responses: {
      '200': { description: summary, content: json(shared(toJson(answer, 'output'), components)) },
      '304': { description: 'Nothing has changed since the answer you have.' },
      ...Object.fromEntries(
        refusals.map((status) => [status, { $ref: '#/components/responses/Error' }]),
      ),
    },
  };
}

/** Describes the parameters as a caller writes them: text before parsing, with the defaults. */
function parameters(schema: z.ZodObject, place: 'path' | 'query'): Json[] {
  const { properties = {} } = toJson(schema, 'input') as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path',
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

/** Moves schemas that have an id to the components and points the references there. */
function shared(schema: Json, components: Json): Json {
  const { $schema: _, ...local } = JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as Json;
  const { $defs = {}, id, ...rest } = local as { $defs?: Json; id?: string } & Json;
  for (const [name, definition] of Object.entries($defs))
    components[name] = withoutId(definition as Json);
  if (id === undefined) return rest;
  components[id] = rest;
  return { $ref: `#/components/schemas/${id}` };
}

function withoutId({ id: _, ...schema }: Json): Json {
  return schema;
}

function toJson(schema: z.ZodType, io: 'input' | 'output'): Json {
  return z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

/** Converts a path to an operation id: `/series/{name}/schedule` becomes `getSeriesNameSchedule`. */
function operationId(path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return ['get', ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}

/** Names of the parameters, in the order in which they are described. */
export function parametersOf(schema: z.ZodObject): string[] {
  return Object.keys(schema.shape);
}
