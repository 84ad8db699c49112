type Waiting = { weight: number; begin: (hasPlace: boolean) => void };

type Limits = {
  /** Maximum number of jobs at work at once. */
  places: number;
  /** Maximum number of waiting jobs, and maximum wait of each. */
  maxWaiting: number;
  maxWaitMs: number;
};

/**
 * A queue of jobs, lightest first, then oldest, so that one person's small text does not wait behind another's large
 * ones. It is bounded in number and in time.
 */
export class WaitingLine {
  readonly #limits: Limits;
  #waiting: Waiting[] = [];
  #working = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Does the work when there is capacity for it, or returns null if there will be none in time. */
  async take<Answer>(weight: number, work: () => Promise<Answer>): Promise<Answer | null> {
    if (!(await this.#place(weight))) return null;
    try {
      return await work();
    } finally {
      this.#working -= 1;
      const next = this.#waiting.shift();
      if (next) next.begin(true);
    }
  }

  #place(weight: number): Promise<boolean> {
    const { places, maxWaiting, maxWaitMs } = this.#limits;
    if (this.#working < places) {
      this.#working += 1;
      return Promise.resolve(true);
    }
    if (this.#waiting.length >= maxWaiting) return Promise.resolve(false);
    return new Promise((resolve) => {
      const waiting: Waiting = { weight, begin };
      const patience = maxWaitMs === Infinity ? undefined : setTimeout(begin, maxWaitMs, false);
      const behind = this.#waiting.findIndex((other) => other.weight > weight);
      this.#waiting.splice(behind < 0 ? this.#waiting.length : behind, 0, waiting);

      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
      };
      const count = () => {
        this.#working += 1;
      };
      function begin(hasPlace: boolean): void {
        clearTimeout(patience);
        if (hasPlace) count();
        else leave();
        resolve(hasPlace);
      }
    });
  }
}
