/** A version in comparable parts: numbers, and how far before the final one it is. */
type Parts = { numbers: number[]; stage: number; stageNumber: number };

const STAGES: Record<string, number> = {
  dev: 0, a: 1, alpha: 1, b: 2, beta: 2, c: 3, rc: 3,
}; // prettier-ignore
const FINAL = 4;

function partsOf(version: string): Parts | null {
  const found = /^v?(\d+(?:\.\d+)*)(?:\.?(dev|alpha|beta|rc|a|b|c)\.?(\d*))?$/i.exec(version);
  if (!found) return null;
  const numbers = (found[1] ?? '').split('.').map(Number);
  if (!found[2]) return { numbers, stage: FINAL, stageNumber: 0 };
  // `1.0.0.0rc1` comes before `1.0.0`: the fourth number belongs to the candidate.
  const kept = numbers.length === 4 && numbers[3] === 0 ? numbers.slice(0, 3) : numbers;
  return {
    numbers: kept,
    stage: STAGES[found[2].toLowerCase()] ?? FINAL,
    stageNumber: Number(found[3] ?? ''),
  };
}

/**
 * Compares two versions as release managers order them: dev < a < b < rc < final, `1.0` equals `1.0.0`.
 *
 * Null when one of them is no version (`zed-eol`, `jewel`): there is no order to speak of.
 */
export function compareVersions(left: string, right: string): number | null {
  const [a, b] = [partsOf(left), partsOf(right)];
  if (!a || !b) return null;
  const length = Math.max(a.numbers.length, b.numbers.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.stage - b.stage || a.stageNumber - b.stageNumber;
}
