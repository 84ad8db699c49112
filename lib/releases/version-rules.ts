import { compare, valid } from '@renovatebot/pep440';

/** PEP 440 also reads `1.0-rc1`, `1.0_rc1` and spaces around a version; releases are never written so. */
const WRITTEN = /^[a-z\d.!+]+$/i;

/**
 * Compares two versions as Python does (PEP 440): dev < a < b < rc < final < post, `1.0` equals `1.0.0`.
 *
 * Null when one of them is no version (`zed-eol`, `jewel`, `1.0.0-rc1`): there is no order to speak of.
 */
export function compareVersions(left: string, right: string): number | null {
  return isVersion(left) && isVersion(right) ? compare(left, right) : null;
}

function isVersion(text: string): boolean {
  return WRITTEN.test(text) && valid(text) !== null;
}
