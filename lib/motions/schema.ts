import { z } from 'zod';
import { refuseAddress } from '@/lib/markup/address-schema';
import { invisibleFault } from '@/lib/markup/invisible';
import { CHOICES } from './types';

/** Maximum length of a motion's text, in characters; a charter has 30,000. */
export const MAX_TEXT = 60_000;

/** Maximum length of a comment, with a vote or in the discussion, in characters. */
export const MAX_COMMENT = 2000;

/** Maximum number of links in each list of a motion. */
export const MAX_LINKS = 20;

const noAddress = refuseAddress('must hold no e-mail address');

/**
 * Text over several lines. Browsers send CRLF, which becomes LF. Of the control characters, only
 * tabs and line breaks are allowed.
 */
const prose = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .refine((text) => !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text), {
    error: 'has characters that are no text; remove them',
  })
  // The text voted on must be the text shown, and the record can't be cleaned later.
  .superRefine((text, context) => {
    const fault = invisibleFault(text);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  })
  .superRefine(noAddress);

const line = (most: number) =>
  prose
    .refine((text) => !/[\n\t]/.test(text), { error: 'must be one line' })
    .pipe(
      z
        .string()
        .min(1, { error: 'must not be empty' })
        .max(most, { error: `must be at most ${most} characters` }),
    );

const text = prose.pipe(
  z
    .string()
    .min(1, { error: 'must not be empty' })
    .max(MAX_TEXT, { error: `must be at most ${MAX_TEXT} characters` }),
);

const comment = prose.pipe(
  z.string().max(MAX_COMMENT, { error: `must be at most ${MAX_COMMENT} characters` }),
);

/** Reason for an action; stored with it. */
const reason = line(500);

const id = z.coerce.number().int().min(1).max(2_147_483_647);
const revision = z.coerce.number().int().min(1);

/**
 * A form's list of lines: a field given several times, or one field split at line breaks and
 * commas.
 */
const lines = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [
    ...new Set(
      [given]
        .flat()
        .flatMap((part) => part.split(/[\n,]/))
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ])
  .pipe(
    z
      .array(
        z
          .string()
          .max(500, { error: 'has a line that is too long' })
          .refine((one) => invisibleFault(one) === null, {
            error: 'has a character that nobody sees; remove it',
          }),
      )
      .max(MAX_LINKS, { error: `must be at most ${MAX_LINKS} lines` })
      .superRefine((given, context) => {
        noAddress(given.join('\n'), context);
      }),
  );

/**
 * Reads a time without a zone as UTC: a browser's field names none, and the page says that it means
 * UTC.
 */
function inUtc(moment: string): string {
  return /T\d\d:\d\d(:\d\d)?$/.test(moment) ? `${moment}Z` : moment;
}

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
 * Input for holding, resuming, withdrawing, recusing and taking a recusal back: a motion, the
 * revision that was read, and a reason.
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
