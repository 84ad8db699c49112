import type { RstCompiler, RstDirective, RstGeneratorState, RstNode } from 'rst-compiler';
import { errorText } from '@/lib/text';
import { escapeHtml } from './escape';
import { anchorOf, labelKey, resolvePath, withoutEnding } from './paths';
import { parseReference } from './rst-scan';
import type { MarkupWarning, RstContext } from './types';

/** Directives that the upstream site fills with tables made from data; Rollcall shows that data itself. */
export const GENERATED = [
  'datatemplate', 'datatemplate:yaml', 'deliverable', 'ics', 'independent-deliverables', 'memberstable', 'retired-sigtable',
  'reviewinbox', 'serieshighlights', 'sigtable',
]; // prettier-ignore

type Report = (warning: MarkupWarning) => void;

/**
 * Replaces the compiler's generators wherever the result depends on other pages or is unsafe.
 *
 * A generator that fails does not fail the page: its source appears as written, and `report` receives the location.
 */
export function installGenerators(
  compiler: RstCompiler,
  context: RstContext,
  report: Report,
): void {
  installRoles(compiler, context, report);
  installDirectives(compiler, context, report);
  installNodes(compiler);
  makeTolerant(compiler, report);
}

function lineOf(node: RstNode): number {
  return node.source.startLineIdx + 1;
}

function link(href: string, label: string): string {
  return `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`;
}

function role(
  compiler: RstCompiler,
  roles: string[],
  html: (text: string, node: RstNode) => string,
): void {
  compiler.useInterpretedTextGenerator({
    roles,
    generate: (state, node) => {
      state.writeTextWithLinePrefix(html(node.rawTextContent, node));
    },
  });
}

function installRoles(compiler: RstCompiler, context: RstContext, report: Report): void {
  const missing = (what: string, node: RstNode, label: string) => {
    report({
      line: lineOf(node),
      message: `${what} is not known here; its words are shown without a link.`,
    });
    return `<span>${escapeHtml(label)}</span>`;
  };

  role(compiler, ['ref', 'numref'], (text, node) => {
    const { label, target } = parseReference(text);
    const found = own(context.labels, labelKey(target));
    if (!found) return missing(`The label “${target}”`, node, label ?? target);
    return link(found.href, label ?? found.title ?? target);
  });

  role(compiler, ['doc'], (text, node) => {
    const { label, target } = parseReference(text);
    const found = documentAt(context, target);
    if (!found) return missing(`The document “${target}”`, node, label ?? target);
    return link(found.href, label ?? found.title ?? target);
  });

  role(compiler, ['repo'], (text) => {
    const { label, target } = parseReference(text);
    if (context.forge === undefined) return escapeHtml(label ?? target);
    const path = target.split('/').map(encodeURIComponent).join('/');
    return link(`${context.forge}/${path}`, label ?? target);
  });

  role(compiler, ['download'], (text, node) => {
    const { label, target } = parseReference(text);
    const path = resolvePath(context.path ?? '', target);
    if (path === null || !context.filesUrl)
      return missing(`The file “${target}”`, node, label ?? target);
    return link(
      context.filesUrl + path.split('/').map(encodeURIComponent).join('/'),
      label ?? target,
    );
  });

  role(compiler, ['raw'], (text) => `<code>${escapeHtml(text)}</code>`);
}

/** Returns an own property, so that a label named `constructor` finds nothing. */
function own<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

function documentAt(context: RstContext, target: string) {
  const path = resolvePath(context.path ?? '', withoutEnding(target));
  return path === null ? undefined : own(context.documents, path);
}

function directive(
  compiler: RstCompiler,
  directives: string[],
  generate: (state: RstGeneratorState, node: RstDirective) => void,
): void {
  compiler.useDirectiveGenerator({ directives, generate });
}

function installDirectives(compiler: RstCompiler, context: RstContext, report: Report): void {
  directive(compiler, ['toctree'], (state, node) => {
    if (node.config?.hasField('hidden')) return;
    const lines = node.rawBodyText
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const items = lines.flatMap((line) => entriesOf(context, line));
    if (items.length > 0)
      state.writeLine(`<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`);
  });

  directive(compiler, ['rubric'], (state, node) => {
    state.writeLineHtmlTag('p class="rubric"', node, () => {
      state.visitNodes(node.initContent.flatMap((child) => child.children));
      state.visitNodes(node.children.flatMap((child) => child.children));
    });
  });

  directive(compiler, ['image', 'figure'], (state, node) => {
    const target = [node.initContentText, ...node.children.map((child) => child.textContent)].find(
      Boolean,
    );
    const words = node.config?.getField('alt') ?? target ?? 'Image';
    state.writeLine(`<p>${link(target?.trim() ?? '', `Image: ${words}`)}</p>`);
  });

  directive(compiler, GENERATED, () => undefined);

  const leaveOut = ['raw', 'include', 'meta', 'tabs', 'video', 'youtube'];
  directive(compiler, leaveOut, (_state, node) => {
    report({
      line: lineOf(node),
      message: `The directive “${node.directive}” is left out: it is not part of the text.`,
    });
  });
}

/**
 * Returns the links for a line of a `toctree`: a page, a pattern with `*`, or an address. Unknown pages are left out.
 */
function entriesOf(context: RstContext, line: string): string[] {
  const { label, target } = parseReference(line);
  if (/^https?:/.test(target)) return [link(target, label ?? target)];
  if (!target.includes('*')) {
    const found = documentAt(context, target);
    return found ? [link(found.href, label ?? found.title ?? target)] : [];
  }
  const pattern = resolvePath(context.path ?? '', target);
  if (pattern === null) return [];
  return Object.entries(context.documents ?? {})
    .filter(([path]) => path !== withoutEnding(context.path ?? '') && matchesPattern(path, pattern))
    .map(([path, { href, title }]) => link(href, title ?? path));
}

/** True if the path matches a pattern in which one `*` matches anything except a slash. */
function matchesPattern(path: string, pattern: string): boolean {
  const [before = '', ...rest] = pattern.split('*');
  const after = rest.join('');
  const middle = path.slice(before.length, path.length - after.length);
  return path.startsWith(before) && path.endsWith(after) && middle !== '' && !middle.includes('/');
}

function installNodes(compiler: RstCompiler): void {
  compiler.useNodeGenerator({
    nodeType: 'HyperlinkTarget',
    generate: (state, node) => {
      if (!node.isTargetingNextNode || node.isAnonymous) return;
      state.writeLine(`<span id="${escapeHtml(anchorOf(labelKey(node.label)))}"></span>`);
    },
  });

  compiler.useNodeGenerator({
    nodeType: 'HyperlinkRef',
    generate: (state, node) => {
      const href = state.resolveHyperlinkRefToUrl(node);
      const isName = !node.isEmbeded && href === node.target && !/[:/#.@]/.test(href);
      const html = isName ? escapeHtml(`${node.label}_`) : link(withMailto(href), node.label);
      state.writeTextWithLinePrefix(html);
    },
  });

  compiler.useNodeGenerator({
    nodeType: 'InlineLiteral',
    generate: (state, node) => {
      state.writeTextWithLinePrefix(`<code>${escapeHtml(node.rawTextContent)}</code>`);
    },
  });

  compiler.useNodeGenerator({
    nodeType: 'Section',
    generate: (state, node) => {
      state.writeLineHtmlTag(`h${Math.min(6, node.level)}`, node, () => {
        state.writeLineVisitor(() => {
          state.visitNodes(node.children);
        });
      });
    },
  });

  compiler.useNodeGenerator({ nodeType: 'Comment', generate: () => undefined });
}

function withMailto(href: string): string {
  return /^[^\s:/@]+@[^\s:/@]+$/.test(href) ? `mailto:${href}` : href;
}

/** Wraps the three registries: what is unknown or fails is written as text and reported. */
function makeTolerant(compiler: RstCompiler, report: Report): void {
  wrap(compiler.nodeGenerators, report);
  wrap(compiler.directiveGenerators, report);
  wrap(compiler.interpretedTextGenerators, report);
}

type AnyGenerator = { generate: (state: RstGeneratorState, node: never) => void };

/** Makes generators report failures. A missing generator is replaced by a frame from another one. */
function wrap<Key, Generator extends AnyGenerator>(
  registry: Map<Key, Generator>,
  report: Report,
): void {
  const get = registry.get.bind(registry);
  const [frame] = registry.values();
  registry.get = (key) => {
    const generator = get(key);
    const generate = (state: RstGeneratorState, node: RstNode) => {
      if (!generator) {
        report({
          line: lineOf(node),
          message: `“${String(key)}” is not known; what it holds is shown plainly.`,
        });
        writePlainly(state, node);
        return;
      }
      try {
        generator.generate(state, node as never);
      } catch (error) {
        report({ line: lineOf(node), message: reasonOf(error) });
        state.writeTextWithLinePrefix(escapeHtml(node.rawTextContent));
      }
    };
    const kind = generator ?? frame;
    return kind && { ...kind, generate };
  };
}

function writePlainly(state: RstGeneratorState, node: RstNode): void {
  if (node.children.length > 0 && node.children.every((child) => !child.isInlineNode)) {
    state.visitNodes(node.children);
  } else {
    state.writeTextWithLinePrefix(escapeHtml(node.rawTextContent));
  }
}

/** Returns the first line of a compiler error; the rest is a dump of its internals. */
export function reasonOf(error: unknown): string {
  const message = errorText(error);
  return (message.split('\n').find((line) => line.trim() !== '') ?? 'unknown').trim().slice(0, 200);
}
