// Finds the tests that a change can break, for `npm test -- --changed`, by the imports of all files.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const FOLDERS = ['app', 'bench', 'components', 'e2e', 'lib', 'scripts', 'test'];

/** Files that the linter checks. */
export const CODE = /\.(tsx?|mjs|js)$/;

/** Tests of the project itself: they read files instead of importing them, so every change affects them. */
const OF_THE_HOUSE = /^test\/[^/]+\.test\.ts$/;

const git = (...words) =>
  execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\n')
    .filter(Boolean);

/** Commit at which this branch left main; on main itself, the last commit. */
export function baseOfChange() {
  for (const main of ['origin/main', 'main']) {
    try {
      const [base] = git('merge-base', 'HEAD', main);
      if (base) return base;
    } catch {
      // There is no such branch here.
    }
  }
  return 'HEAD';
}

/** Lists the files changed since a commit, including uncommitted ones, and those removed. */
export function changedSince(base) {
  const files = [
    ...git('diff', '--name-only', '--diff-filter=d', base),
    ...git('ls-files', '--others', '--exclude-standard'),
  ].filter((file) => existsSync(path.join(root, file)));
  return { files, gone: git('diff', '--name-only', '--diff-filter=D', base) };
}

/**
 * Lists the tests that changed files may affect: paths for each of `unit`, `db` and `e2e`, or null for all if something
 * changed that no import leads to (a setting, a style, the schema, content).
 */
export async function testsOf({ files, gone }) {
  const isUntraceable = (file) => !isTraceable(file) && !file.endsWith('.md');
  if ([...files, ...gone].some(isUntraceable)) return { unit: null, db: null, e2e: null };

  const reached = await reachedFrom([...files, ...readersOf(files)]);
  const tests = [...reached, ...testsOfTheHouse()].filter((file) => /\.test\.tsx?$/.test(file));
  return {
    unit: unique(tests.filter((file) => !file.endsWith('.db.test.ts'))),
    db: unique(tests.filter((file) => file.endsWith('.db.test.ts'))),
    e2e: journeysOf(reached),
  };
}

/** Code that names a changed document by its path in quotes: it reads the document rather than imports it. */
function readersOf(files) {
  const documents = files.filter((file) => file.endsWith('.md')).map((file) => `'${file}'`);
  if (documents.length === 0) return [];
  const code = git('ls-files', ...FOLDERS).filter(
    (file) => CODE.test(file) && existsSync(path.join(root, file)),
  );
  return code.filter((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return documents.some((document) => text.includes(document));
  });
}

const isTraceable = (file) => CODE.test(file) && FOLDERS.includes(file.split('/')[0] ?? '');

function unique(names) {
  return [...new Set(names)].sort();
}

function testsOfTheHouse() {
  return readdirSync(path.join(root, 'test'))
    .map((name) => `test/${name}`)
    .filter((file) => OF_THE_HOUSE.test(file));
}

/** Lists these files and all that import them, directly or indirectly. */
async function reachedFrom(changed) {
  importers ??= readImporters();
  const importersOf = await importers;
  const reached = new Set();
  const waiting = [...changed];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...(importersOf.get(file) ?? []));
  }
  return [...reached];
}

/** Importers of each file, read once: it takes seconds. */
let importers;

async function readImporters() {
  const { cruise } = await import('dependency-cruiser');
  const { default: extractTSConfig } =
    await import('dependency-cruiser/config-utl/extract-ts-config');
  const { output } = await cruise(
    FOLDERS,
    {
      baseDir: root,
      doNotFollow: { path: ['node_modules', 'lib/generated'] },
      exclude: { path: ['\\.next/', '\\.data/'] },
      tsPreCompilationDeps: true,
      ruleSet: { options: { tsConfig: { fileName: 'tsconfig.json' } } },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'default', 'types'],
      },
    },
    null,
    { tsConfig: extractTSConfig(path.join(root, 'tsconfig.json')) },
  );
  return new Map(output.modules.map(({ source, dependents }) => [source, dependents]));
}

/**
 * Lists browser tests that were changed, or that name the address of a changed page; null (all) if every page's frame
 * changed.
 */
function journeysOf(reached) {
  const routes = reached.filter((file) => /^app\/.*(page|layout|route)\.tsx?$/.test(file));
  const isFrame = (file) => /^app\/(layout|global-error|not-found|error)\.tsx$/.test(file);
  if (routes.some(isFrame) || reached.includes('test/served-site.ts')) return null;
  const addresses = unique(routes.map((file) => `/${/^app\/([^/[]+)\//.exec(file)?.[1] ?? ''}`));
  const names = addresses.map((address) => new RegExp(`['"\`]${address}(?![\\w-])`));
  return readdirSync(path.join(root, 'e2e'))
    .map((name) => `e2e/${name}`)
    .filter((file) => file.endsWith('.spec.ts'))
    .filter((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return reached.includes(file) || names.some((name) => name.test(text));
    });
}
