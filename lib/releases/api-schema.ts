import { z } from 'zod';
import { endpoint } from '@/lib/http/endpoint';
import { dayParameter, pageParameters, textParameter } from '@/lib/http/lists';
import { daySchema, momentSchema, oneOf, onParameter, pageSchema } from '@/lib/http/shapes';

const nothing = z.object({});
const kind = oneOf(['x-project', 'project-specific']);
const releaseKind = oneOf(['release', 'pre-release', 'lifecycle']);
const weekSchema = z
  .string()
  .regex(/^R[+-]\d+$/)
  .describe('R-n as computed from the release day.');

const series = z
  .object({
    name: z.string(),
    releaseId: z.string().describe('The id that branches use; the name where there is none.'),
    status: z.string(),
    slurp: z.boolean(),
    initialRelease: daySchema.nullable(),
    eolDate: daySchema.nullable(),
    nextPhase: z
      .object({ status: z.string().nullable(), date: daySchema.nullable() })
      .nullable()
      .describe('`date` is null while it is to be decided.'),
  })
  .meta({ id: 'Series' });

/** Endpoint of the series, in release order. */
export const seriesListEndpoint = endpoint({
  path: '/series',
  chapter: 'Releases',
  summary: 'Release series, oldest first, future ones too',
  params: nothing,
  query: z.object(pageParameters(z.tuple([z.int()]))),
  answer: pageSchema(series),
});

const nameParameter = z.object({ name: z.string().describe('A name or an id: epoxy, 2025.1.') });

/** Endpoint of one series. */
export const seriesEndpoint = endpoint({
  path: '/series/{name}',
  chapter: 'Releases',
  summary: 'One release series',
  params: nameParameter,
  query: nothing,
  answer: series,
});

const eventShape = {
  id: z.string(),
  title: z.string(),
  kind,
  deadline: daySchema.describe('The Thursday of the week unless the text names another day.'),
  team: z.string().optional(),
};
const event = z.object(eventShape).meta({ id: 'ScheduleEvent' });

/** Endpoint of a series' schedule: its weeks and events. */
export const scheduleEndpoint = endpoint({
  path: '/series/{name}/schedule',
  chapter: 'Releases',
  summary: 'The schedule of a series: weeks, and what happens in them',
  params: nameParameter,
  query: nothing,
  answer: z
    .object({
      series: z.string(),
      weeks: z.array(
        z.object({
          week: weekSchema.nullable(),
          start: daySchema,
          end: daySchema,
          events: z.array(event),
        }),
      ),
      warnings: z
        .array(
          z.object({ where: z.string(), otherWhere: z.string().nullable(), message: z.string() }),
        )
        .describe('What contradicts what in the files it was read from.'),
    })
    .meta({ id: 'Schedule' }),
});

/** Endpoint of the state of a cycle on a day. */
export const countdownEndpoint = endpoint({
  path: '/series/{name}/countdown',
  chapter: 'Releases',
  summary: 'Where a cycle stands on a day: week, days to the release, what is due',
  params: nameParameter,
  query: z.object({ on: onParameter }),
  answer: z
    .object({
      series: z.string(),
      on: daySchema,
      week: weekSchema.nullable(),
      weeksToRelease: z.int().nullable(),
      releaseDate: daySchema.nullable(),
      daysToRelease: z.int().nullable(),
      current: z.array(event),
      next: z.object({ ...eventShape, days: z.int() }).nullable(),
    })
    .meta({ id: 'Countdown' }),
});

const deliverableShape = {
  name: z.string(),
  series: z.string().describe('`independent` for those outside the cycles.'),
  team: z.string(),
  type: z.string(),
  releaseModel: z.string().nullable(),
  latestVersion: z.string().nullable(),
  releaseCount: z.int(),
};

const seriesParameter = textParameter.describe('A name or an id: epoxy, 2025.1, independent.');
const teamParameter = textParameter.describe(
  'A name or a slug: Puppet OpenStack, puppet-openstack.',
);

/** Endpoint of the deliverables of all series. */
export const deliverablesEndpoint = endpoint({
  path: '/deliverables',
  chapter: 'Releases',
  summary: 'Deliverables in every series, by name',
  params: nothing,
  query: z.object({
    series: seriesParameter,
    team: teamParameter,
    type: textParameter,
    model: textParameter,
    q: textParameter.describe('A part of the name.'),
    ...pageParameters(z.tuple([z.string(), z.string()])),
  }),
  answer: pageSchema(z.object(deliverableShape).meta({ id: 'Deliverable' })),
});

const project = z.object({ repo: z.string(), hash: z.string() });

/** Endpoint of one deliverable in one series. */
export const deliverableEndpoint = endpoint({
  path: '/deliverables/{name}',
  chapter: 'Releases',
  summary: 'A deliverable in a series, with all its releases',
  description:
    'Without `series`, in the latest series that has it. `series` of the answer says which.',
  params: z.object({ name: z.string() }),
  query: z.object({ series: seriesParameter }),
  answer: z
    .object({
      ...deliverableShape,
      releases: z
        .array(
          z.object({
            version: z.string(),
            releasedAt: momentSchema
              .nullable()
              .describe('When the entry landed; null where the history cannot tell.'),
            kind: releaseKind,
            projects: z.array(project),
          }),
        )
        .describe('Newest entry first.'),
      allSeries: z.array(z.string()).describe('Every series that has it, in release order.'),
    })
    .meta({ id: 'DeliverableWithReleases' }),
});

/** Endpoint of the releases of all deliverables. */
export const releasesEndpoint = endpoint({
  path: '/releases',
  chapter: 'Releases',
  summary: 'Releases, newest first; those without a known date last',
  params: nothing,
  query: z.object({
    series: seriesParameter,
    team: teamParameter,
    deliverable: textParameter,
    since: dayParameter.describe('First day, inclusive; leaves out releases without a date.'),
    until: dayParameter.describe('Last day, inclusive; leaves out releases without a date.'),
    ...pageParameters(z.tuple([z.iso.datetime().nullable(), z.uuid()])),
  }),
  answer: pageSchema(
    z
      .object({
        deliverable: z.string(),
        series: z.string(),
        team: z.string(),
        version: z.string(),
        kind: releaseKind,
        releasedAt: momentSchema.nullable(),
        projects: z.array(project),
      })
      .meta({ id: 'Release' }),
  ),
});

/** All endpoints about series, deliverables and releases. */
export const releasesApi = [
  seriesListEndpoint,
  seriesEndpoint,
  scheduleEndpoint,
  countdownEndpoint,
  deliverablesEndpoint,
  deliverableEndpoint,
  releasesEndpoint,
] as const;
