import { z } from 'zod';
import { endpoint } from '@/lib/http/endpoint';
import { pageParameters } from '@/lib/http/lists';
import { momentSchema, onParameter, oneOf, pageSchema } from '@/lib/http/shapes';
import { ELECTION_STATES } from './rules';

const candidate = z
  .object({
    name: z.string(),
    irc: z.string().nullable(),
    handle: z
      .string()
      .nullable()
      .describe('Of `/people/HANDLE`; null where it is not known who it is.'),
    outcome: oneOf([
      'elected',
      'not-elected',
      'appointed',
      'incumbent',
      'withdrawn',
      'pending',
      'unknown',
    ]),
    statementUrl: z.string().nullable().describe('Where the statement can be read here.'),
  })
  .meta({ id: 'Candidate' });

const outcome = z
  .object({
    kind: oneOf(['open', 'acclaimed', 'polled', 'leaderless', 'appointed', 'unknown']).describe(
      'How the contest ended. `leaderless`: nobody stood; `unknown`: the record does not say.',
    ),
    elected: z
      .array(z.object({ name: z.string(), irc: z.string().nullable() }))
      .describe('Who holds the seats by this election: elected, appointed or staying on.'),
    pollUrl: z.string().nullable().describe("The voting service's page of the result."),
    resolutionUrl: z.string().nullable().describe('A resolution that decided something about it.'),
    note: z.string().nullable().describe('What the record says in place of a poll, as written.'),
  })
  .meta({ id: 'ContestOutcome' });

const contest = z
  .object({
    slug: z.string(),
    title: z.string(),
    team: z
      .string()
      .nullable()
      .describe('Slug of the team; null for the committee and unknown teams.'),
    seats: z.int().nullable(),
    method: oneOf(['condorcet'])
      .nullable()
      .describe('How votes were counted; null without a poll.'),
    candidates: z.array(candidate),
    electorateSize: z.int().nullable(),
    votesCast: z.int().nullable(),
    outcome,
  })
  .meta({ id: 'Contest' });

const election = z
  .object({
    slug: z.string(),
    title: z.string(),
    state: z
      .enum(ELECTION_STATES)
      .describe('As of `on`; `archived` where no timeline is known, which means it is long over.'),
    timeline: z.array(z.object({ name: z.string(), start: momentSchema, end: momentSchema })),
    contests: z.array(contest),
  })
  .meta({ id: 'Election' });

/** `/elections` */
export const electionsEndpoint = endpoint({
  path: '/elections',
  chapter: 'Elections',
  summary: 'Elections, the latest first',
  params: z.object({}),
  query: z.object({
    on: onParameter,
    ...pageParameters(z.tuple([z.int(), z.string()])),
  }),
  answer: pageSchema(election),
});

/** `/elections/SLUG` */
export const electionEndpoint = endpoint({
  path: '/elections/{slug}',
  chapter: 'Elections',
  summary: 'One election',
  description: 'The slug may also be the name or id of the series the election elects for.',
  params: z.object({ slug: z.string() }),
  query: z.object({ on: onParameter }),
  answer: election,
});

/** All endpoints of elections. */
export const electionsApi = [electionsEndpoint, electionEndpoint] as const;
