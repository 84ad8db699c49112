/**
 * Reachability between candidates by the links added so far. It is kept transitively closed: adding a link adds all
 * links it implies.
 */
export class Reach {
  private readonly size: number;
  private readonly links: Uint8Array;

  constructor(size: number, links?: Uint8Array) {
    this.size = size;
    this.links = links ?? new Uint8Array(size * size);
  }

  /** True if links lead from a to b, in one step or more. */
  has(a: number, b: number): boolean {
    return this.links[a * this.size + b] === 1;
  }

  /** Adds a link from a to b. */
  add(a: number, b: number): void {
    if (this.has(a, b)) return;
    for (let from = 0; from < this.size; from++) {
      if (from !== a && !this.has(from, a)) continue;
      for (let to = 0; to < this.size; to++) {
        if (to === b || this.has(b, to)) this.links[from * this.size + to] = 1;
      }
    }
  }

  /** Returns an independent copy. */
  copy(): Reach {
    return new Reach(this.size, this.links.slice());
  }
}
