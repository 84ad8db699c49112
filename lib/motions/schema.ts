import { z } from 'zod';
import { CHOICES } from './types';
import { comment, id, inUtc, line, lines, reason, revision, text } from './fields';

/** Input of a proposal. Links are given as slugs, addresses or numbers of motions. */
export const proposalSchema = z.object({
  body: line(100),
  kind: line(100),
  title: line(200),
  text,
  /** Slug of the team a project update is about. */
  team: z
    .preprocess((given) => (given === '' ? undefined : given), line(100).optional())
    .optional(),
  resolutions: lines,
  teams: lines,
  threads: lines,
  motions: lines,
  /** Slugs of the resolutions that this one replaces. */
  supersedes: lines,
  /** Number or address of the motion that this one reverts. */
  reverts: z.preprocess((given) => (given === '' ? undefined : given), line(500).optional()),
});

/** Input of a revision. `revision` is the one that was edited. */
export const revisionSchema = z.object({ id, revision, title: line(200), text, note: line(300) });

/** Input of an opening. Without `closesAt` the rule says when voting ends, if ever. */
export const openingSchema = z.object({
  id,
  revision,
  closesAt: z.preprocess(
    (given) => (given === '' ? undefined : typeof given === 'string' ? inUtc(given) : given),
    z.coerce.date({ error: 'must be a moment like 2026-11-20T12:00' }).optional(),
  ),
});

/**
 * Input for holding, resuming, withdrawing, recusing and taking a recusal back: a motion, the revision that was read,
 * and a reason.
 */
export const reasonSchema = z.object({ id, revision, reason });

/** Input of a vote. `revision` is the one that was read. */
export const voteSchema = z.object({
  id,
  revision,
  choice: z.enum(CHOICES, { error: 'must be yes, no or abstain' }),
  comment: comment.default(''),
});

/** Input for giving or retracting a consent. */
export const approvalSchema = z.object({
  id,
  revision,
  capacity: z.enum(['team-lead', 'release-lead', 'election-official', 'second']),
  comment: comment.default(''),
});

/** Input of the chair's choice about the clock after a revision. */
export const clockSchema = z.object({
  id,
  revision,
  clock: z.enum(['restarts', 'runs-on'], { error: 'must be chosen' }),
  reason,
});

/** Input of a closing; `comment` is the reason given in the record. */
export const closingSchema = z.object({ id, revision, comment: comment.default('') });

/** Input of a comment. */
export const commentSchema = z.object({
  id,
  revision,
  text: comment.pipe(z.string().min(1, { error: 'must not be empty' })),
});

/** Input for hiding a comment. */
export const hidingSchema = z.object({ id, revision, commentId: z.uuid(), reason });

/** Input of additional links for a motion. */
export const linksSchema = z.object({
  id,
  revision,
  resolutions: lines,
  teams: lines,
  threads: lines,
  motions: lines,
});

/** See {@link proposalSchema}. */
export type ProposalInput = z.infer<typeof proposalSchema>;
/** See {@link revisionSchema}. */
export type RevisionInput = z.infer<typeof revisionSchema>;
/** See {@link openingSchema}. */
export type OpeningInput = z.infer<typeof openingSchema>;
/** See {@link reasonSchema}. */
export type ReasonInput = z.infer<typeof reasonSchema>;
/** See {@link voteSchema}. */
export type VoteInput = z.infer<typeof voteSchema>;
/** See {@link approvalSchema}. */
export type ApprovalInput = z.infer<typeof approvalSchema>;
/** See {@link clockSchema}. */
export type ClockInput = z.infer<typeof clockSchema>;
/** See {@link closingSchema}. */
export type ClosingInput = z.infer<typeof closingSchema>;
/** See {@link commentSchema}. */
export type CommentInput = z.infer<typeof commentSchema>;
/** See {@link hidingSchema}. */
export type HidingInput = z.infer<typeof hidingSchema>;
/** See {@link linksSchema}. */
export type LinksInput = z.infer<typeof linksSchema>;
