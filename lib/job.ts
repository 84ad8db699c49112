/** Prints a sentence for the operator. */
export type Say = (sentence: string) => void;

/** Something the worker does again and again. Several workers may be in a round of it at once. */
export type Job = {
  /** The name of its queue. */
  name: string;
  /** When a round is due: five fields of cron, in UTC. */
  schedule: string;
  /** A round that takes longer counts as dead, and the next one begins. */
  expireInMinutes: number;
  /** One round. */
  run: (signal: AbortSignal, say: Say) => Promise<unknown>;
};
