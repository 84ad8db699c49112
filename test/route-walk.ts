import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** All of `app/` that responds to requests. */
export type Routes = {
  /** Pages, such as `/motions/[id]`. */
  pages: string[];
  /** Route handlers, such as `GET /motions/[id]/record.md`. */
  routes: string[];
  /** Server actions, such as `app/motions/new/actions.ts#proposeMotionAction`. */
  actions: string[];
};

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Files that Next.js serves under another name. */
const METADATA: Record<string, string> = {
  'robots.ts': '/robots.txt',
  'sitemap.ts': '/sitemap.xml',
  'manifest.ts': '/manifest.webmanifest',
  'icon.svg': '/icon.svg',
  'apple-icon.png': '/apple-icon.png',
  'favicon.ico': '/favicon.ico',
};

/**
 * Finds routes in `app/` as Next.js does. Actions are the exports of files that begin with 'use server', in any folder.
 */
export function walkRoutes(root = '.'): Routes {
  const files = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' });
  const found: Routes = { pages: [], routes: [], actions: [] };
  for (const file of files.map((name) => name.split(path.sep).join('/')).sort()) {
    const address = addressOf(path.posix.dirname(file));
    const name = path.posix.basename(file);
    const metadata = METADATA[name];
    if (metadata) found.routes.push(`GET ${address === '/' ? '' : address}${metadata}`);
    if (/^page\.[jt]sx?$/.test(name)) found.pages.push(address);
    if (/^route\.[jt]s$/.test(name)) {
      const methods = exportsOf(path.join(root, 'app', file)).filter((each) =>
        METHODS.includes(each),
      );
      found.routes.push(...methods.map((method) => `${method} ${address}`));
    }
  }
  for (const file of sourceFiles(root)) {
    if (!/^['"]use server['"]/.test(readFileSync(path.join(root, file), 'utf8'))) continue;
    found.actions.push(...exportsOf(path.join(root, file)).map((name) => `${file}#${name}`));
  }
  return found;
}

/** Returns files with an action that is not an export of its own. A table cannot name such an action. */
export function filesWithHiddenActions(root = '.'): string[] {
  return sourceFiles(root).filter((file) =>
    /^\s+['"]use server['"]/m.test(readFileSync(path.join(root, file), 'utf8')),
  );
}

function sourceFiles(root: string): string[] {
  return ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('lib/generated/'))
      .sort(),
  );
}

/** Returns the address of a folder. Groups in brackets and folders that begin with an underscore are not part of it. */
function addressOf(folder: string): string {
  const parts = folder.split('/').filter((part) => part !== '.' && !/^\(.*\)$/.test(part));
  return `/${parts.join('/')}`;
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

function exportsOf(file: string): string[] {
  const names: string[] = [];
  for (const statement of parse(file).statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause) {
      if (!ts.isNamedExports(statement.exportClause) || statement.isTypeOnly) continue;
      names.push(...statement.exportClause.elements.map((element) => element.name.text));
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) continue;
    if (ts.isFunctionDeclaration(statement) && statement.name) names.push(statement.name.text);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name } of statement.declarationList.declarations) names.push(...namesIn(name));
  }
  return names;
}

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? namesIn(element.name) : [],
  );
}
