/** Prints a sentence for the operator. */
export type Say = (sentence: string) => void;

/** A recurring job of the worker. Several workers may run a round of it at once. */
export type Job = {
  /** Name of its queue. */
  name: string;
  /** Schedule of its rounds: five fields of cron, in UTC. */
  schedule: string;
  /** Timeout after which a round counts as dead, and the next one begins. */
  expireInMinutes: number;
  /** Runs one round. */
  run: (signal: AbortSignal, say: Say) => Promise<unknown>;
};
