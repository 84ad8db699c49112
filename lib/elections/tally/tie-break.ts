import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TieBreak, TieBreaker, TieRule } from './types';

/**
 * Orders candidates by a seed, best placed first: by SHA-256 of the seed followed by the candidate's id,
 * both as UTF-8, lowest hash first. Any SHA-256 tool gives the same order.
 *
 * @example
 * // printf '%s' "2026-11-20 closing prices" "ann" | sha256sum
 * seededOrder('2026-11-20 closing prices', ['ann', 'bo']);
 */
export function seededOrder(seed: string, ids: readonly string[]): { id: string; hash: string }[] {
  const hashed = ids.map((id) => ({ id, hash: bytesToHex(sha256(utf8ToBytes(seed + id))) }));
  return hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1));
}

/**
 * Returns a tie-breaker that follows the rule and records each tie it breaks. A decision that does not name all of the
 * tied breaks nothing: the count stops.
 */
export function tieBreakerFor(
  rule: TieRule,
  ids: readonly string[],
  record: (tieBreak: TieBreak) => void,
): TieBreaker {
  return (tied, where) => {
    const between = tied.map((place) => ids[place] ?? '');
    const settled = settle(rule, between);
    if (!settled) return null;
    record({ where, between, ...settled });
    return settled.order.map((id) => ids.indexOf(id));
  };
}

function settle(
  rule: TieRule,
  between: readonly string[],
): Omit<TieBreak, 'where' | 'between'> | null {
  if (rule.kind === 'stop') return null;
  if (rule.kind === 'seed') {
    const hashed = seededOrder(rule.seed, between);
    const transcript = [
      `Lowest SHA-256 of the seed "${rule.seed}" followed by the candidate's id comes first.`,
      ...hashed.map(({ id, hash }) => `${hash} ${id}`),
    ];
    return { by: 'seed', order: hashed.map(({ id }) => id), transcript };
  }
  if (!between.every((id) => rule.order.includes(id))) return null;
  const order = [...between].sort((a, b) => rule.order.indexOf(a) - rule.order.indexOf(b));
  return { by: 'decision', order, transcript: [`Decided by ${rule.by}: ${rule.reason}`] };
}
