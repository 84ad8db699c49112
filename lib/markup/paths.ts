/**
 * Resolves the path of a link against the page that contains it.
 *
 * A leading slash means the repository's root. Returns null if the path leaves the repository.
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

/** Removes the extension of a page's compiled or source form from its path. */
export function withoutEnding(path: string): string {
  return path.replace(/\.(rst|html|md|txt)$/, '').replace(/\/$/, '');
}

/** Returns a label as `:ref:` compares it: lower case, single spaces, no surrounding back-ticks. */
export function labelKey(label: string): string {
  return label.trim().replace(/^`|`$/g, '').replace(/\s+/g, ' ').toLowerCase();
}

/** Returns the id for a label or heading: letters and digits of any script, single hyphens. */
export function anchorOf(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Prefix of every id in rendered text, so that no text can refer to a part of the page around it. */
export const ID_PREFIX = 's-';
