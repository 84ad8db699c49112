import { ID_PREFIX, resolvePath, withoutEnding } from './paths';
import { redact } from './redact';
import type { RstContext } from './types';

/** The target of a link: an address inside Rollcall, an external one, or null for no link at all. */
export type LinkTarget = { href: string; isExternal: boolean } | null;

/**
 * Determines where a link in a text leads.
 *
 * Old addresses of upstream sites become addresses inside Rollcall. Relative ones are resolved against the page's own
 * path. Fragments get the prefix of the ids. Schemes other than http(s) and addresses that contain a person's e-mail
 * address give null: the words stay, the link goes.
 */
export function linkTarget(href: string, context: RstContext): LinkTarget {
  const address = href.trim();
  if (address === '' || address === '#' || redact(decoded(address)) !== decoded(address))
    return null;
  if (address.startsWith('#'))
    return { href: `#${ID_PREFIX}${fragmentOf(address)}`, isExternal: false };
  if (/^https?:\/\//i.test(address)) return outside(address, context);
  if (/^\/\//.test(address)) return outside(`https:${address}`, context);
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return null;
  if (address.startsWith('/')) {
    // Browsers read a backslash as a slash and leave tabs out: both can lead to another host.
    return /[\s\\<>"]/.test(address) ? null : { href: address, isExternal: false };
  }
  return relative(address, context);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function fragmentOf(address: string): string {
  const fragment = address.slice(address.indexOf('#') + 1);
  return fragment.startsWith(ID_PREFIX) ? fragment.slice(ID_PREFIX.length) : fragment;
}

function outside(address: string, { addresses = [] }: RstContext): LinkTarget {
  if (!URL.canParse(address)) return null;
  const plain = address.replace(/^http:/i, 'https:');
  for (const [from, to] of addresses) {
    if (!plain.startsWith(from)) continue;
    if (to === '') break;
    return { href: inside(plain.slice(from.length), to), isExternal: false };
  }
  return { href: address, isExternal: true };
}

/**
 * Returns the address inside Rollcall. If `to` ends in `*`, what follows the matched prefix is appended, without
 * `.html`.
 */
function inside(rest: string, to: string): string {
  if (!to.endsWith('*')) return to;
  const [path = '', fragment] = rest.split('#');
  const tail = path
    .replace(/\.html$/, '')
    .replace(/(^|\/)index$/, '')
    .replace(/\/$/, '');
  const href = (to.slice(0, -1) + tail).replace(/(.)\/$/, '$1');
  return fragment ? `${href}#${ID_PREFIX}${fragment}` : href;
}

function relative(address: string, context: RstContext): LinkTarget {
  const [path = ''] = address.split('#');
  const resolved = resolvePath(context.path ?? '', path);
  if (resolved === null || context.path === undefined) return null;
  const documents = context.documents ?? {};
  const key = withoutEnding(resolved);
  const known = Object.hasOwn(documents, key) ? documents[key] : undefined;
  if (known) {
    const fragment = address.includes('#') ? `#${ID_PREFIX}${fragmentOf(address)}` : '';
    return { href: known.href + fragment, isExternal: false };
  }
  if (!context.filesUrl || !/[./]/.test(path)) return null;
  return { href: context.filesUrl + resolved, isExternal: true };
}
