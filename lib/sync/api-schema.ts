import { z } from 'zod';
import { endpoint } from '@/lib/api/endpoint';
import { momentSchema, oneOf, pageParameters, pageSchema, textParameter } from '@/lib/api/shapes';

const runStatus = oneOf(['running', 'ok', 'partial', 'failed', 'abandoned']);

/** Is the service up, and how fresh is what it shows? */
export const healthEndpoint = endpoint({
  path: '/health',
  chapter: 'Service',
  summary: 'Whether the service is up, and when each source was last read',
  description: 'Answers 503 with the same shape when the database is down.',
  params: z.object({}),
  query: z.object({}),
  answer: z
    .object({
      status: oneOf(['ok', 'down']),
      database: oneOf(['ok', 'down']),
      version: z.string(),
      now: momentSchema,
      lastSync: z
        .record(z.string(), z.object({ at: momentSchema, status: runStatus }))
        .describe('By source: when its last run ended (or began, while it is running), and how.'),
    })
    .meta({ id: 'Health' }),
});

const syncRun = z
  .object({
    source: z.string(),
    startedAt: momentSchema,
    finishedAt: momentSchema.nullable(),
    status: runStatus,
    message: z.string().nullable(),
    seen: z.int(),
    changed: z.int(),
    skipped: z.int(),
    warnings: z
      .array(z.object({ where: z.string(), message: z.string() }))
      .describe('What the run found wrong and still holds, at most a hundred.'),
  })
  .meta({ id: 'SyncRun' });

/** What the sync did. */
export const syncRunsEndpoint = endpoint({
  path: '/sync/runs',
  chapter: 'Service',
  summary: 'Runs of the sync, newest first',
  params: z.object({}),
  query: z.object({
    source: textParameter.describe('One source: releases, governance, election.'),
    ...pageParameters(z.tuple([z.iso.datetime(), z.uuid()])),
  }),
  answer: pageSchema(syncRun),
});

/** The addresses about the service itself. */
export const serviceApi = [healthEndpoint, syncRunsEndpoint] as const;
