import { compare, valid } from '@renovatebot/pep440';

/**
 * Characters of versions as releases write them. PEP 440 also accepts `1.0-rc1`, `1.0_rc1` and surrounding spaces;
 * releases never use those.
 */
const WRITTEN = /^[a-z\d.!+]+$/i;

/**
 * Compares two versions as Python does (PEP 440): dev < a < b < rc < final < post, `1.0` equals `1.0.0`.
 *
 * Returns null if one of them is not a version (`zed-eol`, `jewel`, `1.0.0-rc1`), as they have no order.
 */
export function compareVersions(left: string, right: string): number | null {
  return isVersion(left) && isVersion(right) ? compare(left, right) : null;
}

function isVersion(text: string): boolean {
  return WRITTEN.test(text) && valid(text) !== null;
}
