import { z } from 'zod';
import { line, slug, webAddress } from '@/lib/formats/fields';
import { fraction, threshold } from './thresholds';

/** Default minimum days of a vote with an announced end, and after a new text. */
const DAYS_TO_READ = 2;

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `must be one of: ${words.join(', ')}` });

const count = (most: number) =>
  z
    .number()
    .int({ error: 'must be a whole number' })
    .min(0, { error: 'must not be negative' })
    .max(most, { error: `must be at most ${most}` });

/** Source of a rule: a page of this site by its path, or a web address. */
const sourceUrl = z.union([webAddress, z.string().regex(/^\/[a-z0-9][\w./#-]*$/i)], {
  error: 'must be a path like /governance/reference/charter or a web address',
});

/** A kind of motion with its rule: an entry of `bodies[].motions` in `community.yaml`. */
export const motionKindSchema = z
  .strictObject({
    kind: slug,
    hashtag: slug.optional(),
    name: line,
    summary: line,
    source: z.strictObject({ title: line, url: sourceUrl.optional() }),
    minimumDays: count(365).default(0),
    leastVotingDays: count(365).default(DAYS_TO_READ),
    revisionRestartsClock: z.boolean().default(false),
    onRevision: oneOf(['outdated', 'stands']).default('outdated'),
    revisedBy: z
      .array(oneOf(['proposer', 'chair']))
      .refine((given) => new Set(given).size === given.length, { error: 'names one twice' })
      .optional(),
    readingDays: count(365).default(DAYS_TO_READ),
    closesAfterDays: count(365).min(1, { error: 'must be at least 1' }).optional(),
    yesVotes: count(100).default(0),
    thresholds: z.array(threshold).default([]),
    quorum: fraction.optional(),
    countsProposer: z.boolean().default(true),
    objectionHolds: z.boolean().default(false),
    approvals: z
      .array(oneOf(['team-lead', 'release-lead', 'election-official']))
      .refine((given) => new Set(given).size === given.length, { error: 'names one twice' })
      .default([]),
    seconds: count(100).default(0),
    openedBy: oneOf(['chair', 'any-member']).default('chair'),
    endChosenBy: oneOf(['chair', 'opener', 'nobody']).optional(),
    chairLeads: z.boolean().default(true),
    viceChairActs: z.boolean().default(true),
    closedBy: oneOf(['chair', 'other-member', 'any-member']).default('chair'),
    reverts: z.boolean().default(false),
    revertedBy: z.array(slug).min(1, { error: 'must name a kind' }).optional(),
    record: oneOf(['resolution', 'file']),
  })
  .refine(
    (rule) => rule.closesAfterDays === undefined || rule.closesAfterDays >= rule.minimumDays,
    {
      path: ['closesAfterDays'],
      error: 'ends voting before minimumDays are over',
    },
  )
  .refine(
    ({ yesVotes, thresholds, approvals, objectionHolds, minimumDays }) =>
      yesVotes > 0 ||
      thresholds.length > 0 ||
      approvals.length > 0 ||
      (objectionHolds && minimumDays > 0),
    {
      path: ['kind'],
      error:
        'would pass by itself: give it yesVotes, thresholds, approvals, or minimumDays with objectionHolds',
    },
  )
  .refine(
    ({ chairLeads, openedBy, closedBy }) =>
      chairLeads || (openedBy !== 'chair' && closedBy !== 'chair'),
    {
      path: ['chairLeads'],
      error: 'is false, so openedBy and closedBy must name others than the chair',
    },
  )
  .refine(
    ({ chairLeads, endChosenBy, revisedBy }) =>
      chairLeads || (endChosenBy !== 'chair' && !revisedBy?.includes('chair')),
    {
      path: ['chairLeads'],
      error: 'is false, so endChosenBy and revisedBy must name others than the chair',
    },
  )
  .transform(({ source, hashtag, closesAfterDays, quorum, ...rule }) => ({
    ...rule,
    ...whoMayDefaults(rule),
    revertedBy: rule.revertedBy ?? [rule.kind],
    hashtag: hashtag ?? null,
    source: { title: source.title, url: source.url ?? null },
    closesAfterDays: closesAfterDays ?? null,
    quorum: quorum ?? null,
  }));

/** Default for who may choose the end and revise: if the chair may not, nobody else may. */
function whoMayDefaults({
  chairLeads,
  endChosenBy,
  revisedBy,
}: {
  chairLeads: boolean;
  endChosenBy?: 'chair' | 'opener' | 'nobody' | undefined;
  revisedBy?: ('proposer' | 'chair')[] | undefined;
}) {
  return {
    endChosenBy: endChosenBy ?? (chairLeads ? ('chair' as const) : ('nobody' as const)),
    revisedBy:
      revisedBy ?? (chairLeads ? ['proposer' as const, 'chair' as const] : ['proposer' as const]),
  };
}

/** Checks that a kind is reverted only by kinds of the same body. */
function checkReversals(
  kinds: readonly { kind: string; revertedBy: readonly string[] }[],
  context: z.RefinementCtx,
): void {
  const known = new Set(kinds.map(({ kind }) => kind));
  for (const [index, { revertedBy }] of kinds.entries()) {
    const unknown = revertedBy.find((kind) => !known.has(kind));
    if (unknown === undefined) continue;
    const message = `names ${unknown}, which is no kind of this body`;
    context.addIssue({ code: 'custom', path: [index, 'revertedBy'], message });
  }
}

/** Kinds of motions of one body; empty if it does not vote here. */
export const motionKindsSchema = z
  .array(motionKindSchema)
  .refine((kinds) => new Set(kinds.map(({ kind }) => kind)).size === kinds.length, {
    error: 'has two entries of the same kind',
  })
  .pipe(z.array(z.custom<z.output<typeof motionKindSchema>>()).superRefine(checkReversals))
  .default([]);
