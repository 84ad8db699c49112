import { z } from 'zod';
import { endpoint } from '@/lib/http/endpoint';
import { pageParameters, textParameter } from '@/lib/http/lists';
import { momentSchema, oneOf, pageSchema } from '@/lib/http/shapes';
import { CHOICES, MOTION_STATES } from './types';

const tally = z
  .object({ yes: z.int(), no: z.int(), abstain: z.int(), notVoted: z.int() })
  .meta({ id: 'MotionTally' });

const rule = z
  .object({
    name: z.string(),
    source: z.object({ title: z.string(), url: z.string().nullable() }),
    minimumDays: z.int().describe('Times 24 hours that must have passed since the clock started.'),
    requirements: z
      .array(z.string())
      .describe('What it takes to pass, in sentences, with the number of members that counts.'),
  })
  .meta({ id: 'MotionRule' });

const vote = z
  .object({
    member: z.string(),
    handle: z.string().nullable().describe('Of `/people/HANDLE`.'),
    vote: oneOf(CHOICES),
    at: momentSchema,
    comment: z.string(),
    revision: z.int().describe('The revision it was cast on, or confirmed for.'),
    uncounted: oneOf(['recused', 'left', 'proposer', 'same-person', 'outdated'])
      .nullable()
      .describe('Why the vote does not count; null where it does.'),
    source: oneOf(['rollcall', 'gerrit']).describe('Where it was cast.'),
  })
  .meta({ id: 'MotionVote' });

const motion = z
  .object({
    id: z.int(),
    url: z.string(),
    body: z.string().describe('Slug of the body that decides.'),
    kind: z.string(),
    title: z.string(),
    rule: rule
      .nullable()
      .describe('Kept from the opening on; null where the kind is not known any more.'),
    state: z.enum(MOTION_STATES),
    team: z.string().nullable(),
    proposer: z.string().nullable(),
    revision: z.int(),
    proposedAt: momentSchema,
    openedAt: momentSchema.nullable(),
    earliestDecisionAt: momentSchema
      .nullable()
      .describe('The earliest moment at which the rule lets it pass; null before the opening.'),
    closesAt: momentSchema
      .nullable()
      .describe(
        'Votes at this instant and later are late; null where voting ends with the decision.',
      ),
    decidedAt: momentSchema.nullable(),
    members: z.int().describe('Those who count: neither recused nor left; 0 before the opening.'),
    tally,
    needed: z
      .int()
      .nullable()
      .describe('Yes votes needed in all, with the others as they are; null before the opening.'),
    obstacles: z
      .array(z.string())
      .describe('What keeps an open motion from passing now, in sentences.'),
    narrative: z.array(z.string()).describe('How a decided motion was decided, in sentences.'),
    votes: z.array(vote),
  })
  .meta({ id: 'Motion' });

/** The endpoint `/motions`. */
export const motionsEndpoint = endpoint({
  path: '/motions',
  chapter: 'Governance',
  summary: 'Motions, the newest first',
  params: z.object({}),
  query: z.object({
    body: textParameter.describe('Slug of a body, such as `tc`.'),
    kind: textParameter,
    state: z
      .enum(MOTION_STATES, `must be one of: ${MOTION_STATES.join(', ')}.`)
      .optional()
      .describe('Only motions that are in this state now.'),
    ...pageParameters(z.tuple([z.int()])),
  }),
  answer: pageSchema(motion),
});

/** The endpoint `/motions/ID`. */
export const motionEndpoint = endpoint({
  path: '/motions/{id}',
  chapter: 'Governance',
  summary: 'One motion',
  description: 'With its current text, as Markdown and as HTML.',
  params: z.object({ id: z.string() }),
  query: z.object({}),
  answer: motion.extend({
    text: z.string(),
    html: z.string(),
    sha256: z
      .string()
      .describe(
        'SHA-256 of the exact text, in hex; `/motions/ID/revisions/N/text.md` answers the bytes.',
      ),
  }),
});

/** Every endpoint of motions. */
export const motionsApi = [motionsEndpoint, motionEndpoint] as const;
