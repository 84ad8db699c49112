/** Rate limits: maximum number of acts within a period, per person or address. */
export const LIMITS = {
  /** Changes by a signed-in person, including votes. */
  write: { points: 60, seconds: 60, what: 'changes' },
  /** New motions and new revisions: each is mailed to a whole committee. */
  proposal: { points: 30, seconds: 3600, what: 'proposals' },
  comment: { points: 30, seconds: 600, what: 'comments' },
  /** Attempts to sign in, from one address with one provider. */
  'sign-in': { points: 30, seconds: 600, what: 'attempts to sign in' },
  /** Requests to end mail, from one address; the links need no sign-in. */
  unsubscribe: { points: 30, seconds: 600, what: 'requests' },
} as const;

/** Name of a limit. */
export type Limit = keyof typeof LIMITS;

/** Refusal because of a rate limit. */
export type TooMany = { refusal: 'too-many'; message: string; retryAfterSeconds: number };

/** Refusal with a sentence that says when to try again. A started second counts as one. */
export function tooMany(limit: Limit, millisecondsLeft: number): TooMany {
  const seconds = Math.max(1, Math.ceil(millisecondsLeft / 1000));
  return {
    refusal: 'too-many',
    message: `Too many ${LIMITS[limit].what} in a short time. Try again in ${waitText(seconds)}.`,
    retryAfterSeconds: seconds,
  };
}

function waitText(seconds: number): string {
  if (seconds === 1) return 'a second';
  if (seconds < 120) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
