/**
 * The path a link leads to, seen from the page it stands on.
 *
 * A leading slash means the repository's root. Null when it climbs out of the repository.
 *
 * @example
 * resolvePath('goals/selected/fips.rst', '../index'); // => 'goals/index'
 */
export function resolvePath(from: string, to: string): string | null {
  const steps = to.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of to.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join('/');
}

/** A page's path without the ending that its compiled or its source form has. */
export function withoutEnding(path: string): string {
  return path.replace(/\.(rst|html|md|txt)$/, '').replace(/\/$/, '');
}

/** A label as `:ref:` compares it: lower case, single spaces, no back-ticks around it. */
export function labelKey(label: string): string {
  return label.trim().replace(/^`|`$/g, '').replace(/\s+/g, ' ').toLowerCase();
}

/** The id that stands for a label or heading: letters and digits of any script, single hyphens. */
export function anchorOf(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** What every id in rendered text begins with, so that no text can name a part of the page around it. */
export const ID_PREFIX = 's-';
