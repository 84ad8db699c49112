import { z } from 'zod';
import { endpoint } from '@/lib/http/endpoint';
import { pageParameters, textParameter } from '@/lib/http/lists';
import { momentSchema, oneOf, pageSchema } from '@/lib/http/shapes';

const runStatus = oneOf(['running', 'ok', 'partial', 'failed', 'abandoned']);

/** State of the service, and how fresh its data is. */
export const healthEndpoint = endpoint({
  path: '/health',
  chapter: 'Service',
  summary: 'Whether the service is up, and when each source was last read',
  description:
    'Answers 503 with the same shape when the database is down, or up and takes no writes. `degraded` with 200 is ' +
    'something to look after before it becomes an outage. The trial behind it is at most ten seconds old.',
  params: z.object({}),
  query: z.object({}),
  answer: z
    .object({
      status: oneOf(['ok', 'degraded', 'down']),
      database: oneOf(['ok', 'down']),
      writing: oneOf(['ok', 'failing', 'unknown']).describe(
        'Whether a trial of writing went well.',
      ),
      disk: oneOf(['ok', 'low', 'full', 'unknown']).describe(
        'Of the data folder: less than 1 GB, less than 50 MB.',
      ),
      clock: oneOf(['ok', 'wrong', 'unknown']).describe(
        "`wrong` when the web server's clock and the database's differ by more than ten seconds.",
      ),
      problems: z.array(z.string()).describe('A sentence for each thing that is not in order.'),
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

/** Runs of the sync. */
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

/** Endpoints about the service itself. */
export const serviceApi = [healthEndpoint, syncRunsEndpoint] as const;
