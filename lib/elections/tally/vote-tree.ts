import { divUp } from './fixed';
import type { Preferences } from './preferences';
import type { State } from './rounds';

/**
 * Ballots of a Meek count, merged by the candidates they can still reach.
 *
 * Until the next candidate is elected or defeated, a ballot passes through elected candidates, who each keep part of
 * it, down to its first hopeful candidate, who keeps the rest. Ballots with the same path share the same arithmetic, so
 * each path is computed once, exactly as the rule computes every ballot.
 */
export class VoteTree {
  private readonly width: number;
  private readonly parents: number[] = [-1];
  private readonly candidates: number[] = [-1];
  private readonly ballots: number[] = [0];

  constructor({ width, distinct, lists, lengths, weights }: Preferences, states: readonly State[]) {
    this.width = width;
    const children = new Map<number, number>();
    for (let i = 0; i < distinct; i++) {
      let node = 0;
      for (let at = 0; at < (lengths[i] ?? 0); at++) {
        const candidate = lists[i * width + at] ?? 0;
        const state = states[candidate];
        if (state === 'excluded') continue;
        node = this.childOf(node, candidate, children);
        this.ballots[node] = (this.ballots[node] ?? 0) + (weights[i] ?? 0);
        if (state === 'hopeful') break;
      }
    }
  }

  private childOf(node: number, candidate: number, children: Map<number, number>): number {
    const key = node * this.width + candidate;
    const known = children.get(key);
    if (known !== undefined) return known;
    const child = this.parents.length;
    children.set(key, child);
    this.parents.push(node);
    this.candidates.push(candidate);
    this.ballots.push(0);
    return child;
  }

  /** Returns each candidate's votes when every candidate keeps their share, rounded up, of what reaches them. */
  distribute(keep: readonly bigint[], one: bigint): bigint[] {
    const votes = Array.from({ length: this.width }, () => 0n);
    const left: bigint[] = [one];
    // A child's number is higher than its parent's, so the parent's remainder is already known.
    for (let node = 1; node < this.parents.length; node++) {
      const reaching = left[this.parents[node] ?? 0] ?? 0n;
      const candidate = this.candidates[node] ?? 0;
      const kept = reaching > 0n ? divUp(reaching * (keep[candidate] ?? 0n), one) : 0n;
      votes[candidate] = (votes[candidate] ?? 0n) + kept * BigInt(this.ballots[node] ?? 0);
      left.push(reaching - kept);
    }
    return votes;
  }
}
