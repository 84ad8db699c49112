import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { PersonName } from '@/components/person-name';

/** Names of fields for people's names, titles of motions, and one-line remarks. */
const WORDS = new Set(['title', 'name', 'comment', 'reason', 'note']);

/** Folders of the pages that show such fields. */
const FOLDERS = ['app/motions', 'app/people', 'app/resolutions', 'app/account', 'app/admin'];

/**
 * Fields with those names whose text the community's files or we have chosen. On the page of rules, all are of this
 * kind.
 */
const OURS = /^(rule|body|page|election|contest|series|news|file)\./;

/** Returns the names of such fields that an expression puts into a page as text, as written in the source. */
function namesIn(node: ts.Node): string[] {
  if (ts.isPropertyAccessExpression(node) || ts.isIdentifier(node)) {
    const last = ts.isIdentifier(node) ? node.text : node.name.text;
    return WORDS.has(last) && !OURS.test(node.getText()) ? [node.getText()] : [];
  }
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.flatMap(({ expression }) => namesIn(expression));
  }
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(namesIn);
  if (ts.isBinaryExpression(node)) return namesIn(node.right);
  return [];
}

/**
 * Returns every location in a file where such a field appears between tags, or in the head of a page, without being
 * isolated.
 */
function bareWords(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX); // prettier-ignore
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isJsxExpression(node) && node.expression && isShown(node)) {
      found.push(...namesIn(node.expression).map((name) => `${file}: ${name}`));
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function isShown({ parent }: ts.JsxExpression): boolean {
  if (ts.isJsxFragment(parent)) return true;
  if (ts.isJsxElement(parent)) {
    const tag = parent.openingElement.tagName.getText();
    return tag !== 'Isolated' && !isSpoken(parent);
  }
  const isHead =
    ts.isJsxAttribute(parent) && parent.parent.parent.getText().startsWith('<PageHeader');
  return isHead && /^(title|lead|eyebrow)$/.test(parent.name.getText());
}

/** True for text for screen readers only: invisible text cannot be reordered on the screen. */
function isSpoken(element: ts.JsxElement): boolean {
  return element.openingElement.getText().includes('visually-hidden');
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
).filter((file) => file.endsWith('.tsx') && !file.startsWith('app/motions/rules/'));

test('what people call themselves and their motions, and say in one line, is isolated wherever it is shown', () => {
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap(bareWords)).toEqual([]);
});

function shown(name: string): string {
  return renderToStaticMarkup(createElement(PersonName, { person: { handle: null, name } }));
}

test('a name that runs from right to left turns nothing round, and what nobody sees in it has a mark', () => {
  expect(shown('Chidi \u202E(rihac)')).toBe('<bdi>Chidi [U+202E](rihac)</bdi>');
  expect(shown('\u05D7\u05D9\u05D3\u05D9 3')).toBe('<bdi>\u05D7\u05D9\u05D3\u05D9 3</bdi>');
  expect(shown('Chi\u00ADdi')).toBe('<bdi>Chi[U+00AD]di</bdi>');
});

test('a name that can turn nothing round stands as it is', () => {
  expect(shown('Zoë Çelik (2)')).toBe('Zoë Çelik (2)');
});
