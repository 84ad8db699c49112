import 'server-only';
import * as engine from '@/lib/markup/render';
import type { Markup, RstContext } from '@/lib/markup/types';
import { FORGE, SITE_ADDRESSES } from './openstack';

/** Links into the community's own sites lead to the same thing here; the markup engine knows no community. */
const site: RstContext = { addresses: SITE_ADDRESSES, forge: FORGE };

/** Renders Markdown that a person wrote here; see the engine's `renderMarkdown`. */
export function renderMarkdown(source: string): Promise<Markup> {
  return engine.renderMarkdown(source, site);
}

/** Renders a page of `content/`; see the engine's `renderContent`. */
export function renderContent(source: string): Promise<Markup> {
  return engine.renderContent(source, site);
}

/** Renders Markdown of an import; see the engine's `importMarkdown`. */
export function importMarkdown(source: string, context: RstContext): Promise<Markup> {
  return engine.importMarkdown(source, { ...site, ...context });
}

/** Renders reStructuredText of an import; see the engine's `renderRst`. */
export function renderRst(source: string, context: RstContext = {}): Promise<Markup> {
  return engine.renderRst(source, { ...site, ...context });
}
