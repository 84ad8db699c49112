import {
  RstBlockquote,
  RstDefinitionList,
  RstDefinitionListItem,
  RstParagraph,
  RstSection,
  type RstCompiler,
  type RstNodeParser,
  type RstParserState,
} from 'rst-compiler';
import { ADORNMENT, isUnderline } from './rst-lines';

/** Indices of the replaced parsers in rst-compiler 0.5.9; a test pins each of them. */
const PLACES = { definitionList: 10, blockquote: 14, section: 18 } as const;

const LIST_ITEM =
  /^ *([-*+•] |=+( +=+)+ *$|\+[-=+]+\+ *$|(\(?(\d+|#|[a-zA-Z])[.)]) |:[^:\s][^:]*:( |$)|\| |\.\. |__ )/;

/**
 * Teaches the compiler what only docutils accepts: definitions and quotations indented by any number of spaces, and
 * headings with a line above as a style of their own.
 */
export function installParsers(compiler: RstCompiler): void {
  compiler.nodeParsers.splice(PLACES.definitionList, 1, definitionList);
  compiler.nodeParsers.splice(PLACES.blockquote, 1, blockquote);
  compiler.nodeParsers.splice(PLACES.section, 1, section);
}

const section: RstNodeParser<'Section'> = {
  parse: (state, indentSize) => {
    if (!state.peekIsContent() || indentSize !== 0) return null;
    const hasOverline = state.peekTest(ADORNMENT) !== null && isUnderlined(state, 1);
    if (!hasOverline && !isUnderlined(state, 0)) return null;

    const startLineIdx = state.lineIdx;
    const text = state.peek(hasOverline ? 1 : 0)?.str.trim() ?? '';
    const mark = state.peek(hasOverline ? 2 : 1)?.str.charAt(0) ?? '';
    if (hasOverline && state.peek(0)?.str.charAt(0) !== mark) return null;
    state.advance(hasOverline ? 3 : 2);

    const source = { startLineIdx, endLineIdx: state.lineIdx };
    const level = state.registerSectionMarker(hasOverline ? `${mark}${mark}` : mark);
    return new RstSection(state.registrar, source, state.parseInlineNodes(text, source), level);
  },
};

/** True if the line is a heading's text: it is not itself a line of marks and has marks below it. */
function isUnderlined(state: RstParserState, offset: number): boolean {
  if (!state.peekIsContent(offset)) return false;
  return isUnderline(state.peek(offset + 1)?.str ?? '', state.peek(offset)?.str ?? '');
}

const blockquote: RstNodeParser<'Blockquote'> = {
  parse: (state, indentSize, _parentType, previous) => {
    const startLineIdx = state.lineIdx;
    const depth = state.peekIndentSize();
    if (!state.peekIsContent() || depth <= indentSize) return null;
    if (previous instanceof RstParagraph && previous.textContent.endsWith('::')) return null;

    const inner = Math.max(indentSize + 1, Math.min(depth, state.peekNestedIndentSize(indentSize)));
    const children = state.parseBodyNodes(inner, 'Blockquote');
    return new RstBlockquote(
      state.registrar,
      { startLineIdx, endLineIdx: state.lineIdx },
      children,
    );
  },
};

const definitionList: RstNodeParser<'DefinitionList'> = {
  parse: (state, indentSize) => {
    const startLineIdx = state.lineIdx;
    const items: RstDefinitionListItem[] = [];
    for (;;) {
      state.consumeAllNewLines();
      const item = definitionItem(state, indentSize);
      if (!item) break;
      items.push(item);
    }
    if (items.length === 0) return null;
    return new RstDefinitionList(
      state.registrar,
      { startLineIdx, endLineIdx: state.lineIdx },
      items,
    );
  },
};

function definitionItem(state: RstParserState, indentSize: number): RstDefinitionListItem | null {
  const startLineIdx = state.lineIdx;
  if (!state.peekIsContent() || !state.peekIsIndented(indentSize)) return null;
  if (!state.peekIsContent(1) || state.peekIndentSize(1) <= indentSize) return null;
  const term = state.peek()?.str ?? '';
  if (LIST_ITEM.test(term) || ADORNMENT.test(term) || term.trimEnd().endsWith('::')) return null;

  state.consume();
  const source = { startLineIdx, endLineIdx: startLineIdx + 1 };
  const [name = [], ...classifiers] = state.parseInlineNodesWithDelimiter(
    term.trim(),
    source,
    ' : ',
  );
  const body = state.parseBodyNodes(state.peekNestedIndentSize(indentSize), 'DefinitionListItem');
  return new RstDefinitionListItem(
    state.registrar,
    { startLineIdx, endLineIdx: state.lineIdx },
    name,
    classifiers,
    body,
  );
}
