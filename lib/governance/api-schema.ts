import { z } from 'zod';
import { endpoint } from '@/lib/http/endpoint';
import { pageParameters, textParameter } from '@/lib/http/lists';
import { daySchema, momentSchema, onParameter, oneOf, pageSchema } from '@/lib/http/shapes';

const person = z.object({ name: z.string(), irc: z.string().nullable() });

const team = z
  .object({
    name: z.string(),
    slug: z.string(),
    status: oneOf(['current', 'legacy']),
    leadership: oneOf(['ptl', 'distributed'])
      .nullable()
      .describe('`distributed`: liaisons share the work. Null where the record does not say.'),
    ptl: person.nullable().describe('Null for a distributed team and for one without a lead.'),
    liaisons: z.array(person.extend({ role: z.string() })),
    mission: z.string().nullable(),
    service: z.string().nullable(),
    url: z.string().nullable(),
    ircChannel: z.string().nullable(),
    retiredOn: daySchema.nullable(),
    deliverables: z.array(
      z.object({
        name: z.string(),
        repos: z.array(z.string()),
        releaseManagement: z
          .string()
          .nullable()
          .describe('`none`, `deprecated`, `external`; null when the release team manages it.'),
        deprecated: z.string().nullable(),
        retiredOn: daySchema.nullable(),
      }),
    ),
    repos: z.array(z.string()),
  })
  .meta({ id: 'Team' });

const member = z
  .object({
    name: z.string(),
    irc: z.string().nullable(),
    role: z.string().nullable().describe('`chair`, `vice-chair`, or null.'),
    affiliation: z.string().nullable().describe('Where the record says.'),
    term: z.string().nullable().describe('What the list says of the term, as written.'),
    from: daySchema.nullable().describe('Since when without a gap; null where it is not known.'),
    until: daySchema.nullable(),
  })
  .meta({ id: 'BodyMember' });

const body = z
  .object({
    name: z.string(),
    slug: z.string(),
    seats: z.int(),
    members: z.array(member),
  })
  .meta({ id: 'Body' });

const resolution = z
  .object({
    slug: z.string(),
    date: daySchema,
    title: z.string(),
    status: oneOf(['current', 'superseded']),
    supersededBy: z.string().nullable().describe('Slug of the resolution that took its place.'),
    html: z.string().describe('Sanitised. Ids in it begin with `s-`.'),
  })
  .meta({ id: 'Resolution' });

const oneResolution = resolution
  .extend({
    supersedes: z.array(z.string()),
    author: z.string().nullable(),
    adoptedAt: momentSchema.nullable().describe('When the text landed in the repository.'),
    changedAt: momentSchema.nullable(),
    attachments: z.array(z.object({ name: z.string(), path: z.string(), bytes: z.int() })),
  })
  .meta({ id: 'ResolutionInFull' });

/** The endpoint that lists teams in the order of their slugs. */
export const teamsEndpoint = endpoint({
  path: '/teams',
  chapter: 'Governance',
  summary: 'Project teams, present and past',
  params: z.object({}),
  query: z.object({
    status: z
      .enum(['current', 'legacy', 'all'], 'must be current, legacy or all.')
      .default('current'),
    q: textParameter.describe('Part of a name, service, mission or lead, in any case.'),
    ...pageParameters(z.tuple([z.string(), z.string()])),
  }),
  answer: pageSchema(team),
});

/** The endpoint for one team, with its lead now or at another moment. */
export const teamEndpoint = endpoint({
  path: '/teams/{slug}',
  chapter: 'Governance',
  summary: 'One team, and who led it on a day',
  params: z.object({ slug: z.string() }),
  query: z.object({ on: onParameter }),
  answer: team,
});

/** The endpoint for a body of the community and its members, now or at another moment. */
export const bodyEndpoint = endpoint({
  path: '/bodies/{slug}',
  chapter: 'Governance',
  summary: 'A body such as the committee, and who sat on it on a day',
  params: z.object({ slug: z.string() }),
  query: z.object({ on: onParameter }),
  answer: body,
});

/** The endpoint that lists resolutions, newest first. */
export const resolutionsEndpoint = endpoint({
  path: '/resolutions',
  chapter: 'Governance',
  summary: 'Resolutions, superseded ones too',
  params: z.object({}),
  query: z.object({
    status: z.enum(['current', 'superseded'], 'must be current or superseded.').optional(),
    q: textParameter.describe('Words of the title or the text, in any case.'),
    ...pageParameters(z.tuple([z.iso.date(), z.string()])),
  }),
  answer: pageSchema(resolution),
});

/** The endpoint for one resolution. */
export const resolutionEndpoint = endpoint({
  path: '/resolutions/{slug}',
  chapter: 'Governance',
  summary: 'One resolution',
  params: z.object({ slug: z.string() }),
  query: z.object({}),
  answer: oneResolution,
});

/** The governance endpoints of the API. */
export const governanceApi = [
  teamsEndpoint,
  teamEndpoint,
  bodyEndpoint,
  resolutionsEndpoint,
  resolutionEndpoint,
] as const;
