import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { prepare } from './prepare.mjs';

const HELP = `
Checks everything: format, lint, floors of lib, types, unused code, unit, database and browser tests.

  npm test                        all of it
  npm test -- STEP…               some of it: format lint floors types unused unit db e2e
  npm test -- --changed [STEP…]   only what can be broken by what was changed since main, committed or not
`;

/** Maximum number of failures that the closing lines repeat. */
const MAX_FAILURES_SHOWN = 10;

const root = path.resolve(import.meta.dirname, '..');
const bin = (name) => path.join(root, 'node_modules', '.bin', name);

/** Reports of the test runners, read for the summary. */
const reports = mkdtempSync(path.join(tmpdir(), 'rollcall-test-'));
const report = (name) => path.join(reports, `${name}.json`);

const vitest = (project, name = project) => [
  bin('vitest'),
  [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report(name)}`,
  ],
];

/** Commands of each step. Below, the steps that fail fastest come first. */
const steps = {
  format: [bin('prettier'), ['--check', '--log-level=warn', '--ignore-unknown', '.']],
  types: [bin('tsc'), ['--noEmit']],
  lint: [bin('eslint'), ['--max-warnings=0', '--no-warn-ignored', '.']],
  floors: [
    bin('depcruise'),
    [
      ...['--config', '.dependency-cruiser.mjs'],
      ...['app', 'bench', 'components', 'e2e', 'lib', 'scripts', 'test'],
      ...['instrumentation.ts', 'proxy.ts', 'next.config.js'],
    ],
  ],
  unused: [bin('knip'), []],
  unit: vitest('unit'),
  db: vitest('db*', 'db'),
  e2e: [
    process.execPath,
    [
      path.join(root, 'node_modules/tsx/dist/cli.mjs'),
      '--conditions=react-server',
      path.join(root, 'scripts/e2e.ts'),
    ],
  ],
};

const words = process.argv.slice(2);
const asked = words.filter((word) => word !== '--changed');
if (asked.includes('--help')) {
  process.stdout.write(HELP.trimStart());
  process.exit(0);
}
const unknown = asked.find((step) => !Object.hasOwn(steps, step));
if (unknown) {
  process.stderr.write(`There is no step called ${unknown}.${HELP}`);
  process.exit(2);
}

prepare();
const outcomes = [];
if (words.includes('--changed')) await narrow();
const startedAt = Date.now();
spawnSync(bin('next'), ['typegen'], {
  cwd: root,
  stdio: 'ignore',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});

const isAsked = (name) =>
  Object.hasOwn(steps, name) && (asked.length === 0 || asked.includes(name));
const environment = {
  ...process.env,
  ROLLCALL_E2E_REPORT: report('e2e'),
  NEXT_TELEMETRY_DISABLED: '1',
};

// Each of these keeps one core busy, and the linter takes longest. Unit tests fill the core that is free by then.
const lint = inTurn(['lint']);
await inTurn(['format', 'types', 'floors', 'unused']);
await show('unit');
await lint;
await show('db');
await show('e2e');

summarise();

/** Reduces the steps to what a change can break; a step without anything to check is left out. */
async function narrow() {
  const { baseOfChange, changedSince, CODE, testsOf } = await import('./affected.mjs');
  const base = baseOfChange();
  const changed = changedSince(base);
  const { files } = changed;
  process.stdout.write(`Changed since ${base.slice(0, 12)}: ${files.length} files.\n`);
  const code = files.filter((file) => CODE.test(file));
  const chosen = { format: files, lint: code, ...(await testsOf(changed)) };
  for (const [name, only] of Object.entries(chosen)) {
    if (only === null) continue;
    if (only.length === 0) delete steps[name];
    else
      steps[name] = [steps[name][0], [...steps[name][1].filter((word) => word !== '.'), ...only]];
  }
}

/** Runs steps one after the other, and prints the output of each once it has ended. */
async function inTurn(names) {
  for (const name of names.filter(isAsked)) {
    const [command, args] = steps[name];
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd: root, stdio, env: environment });
    const said = [];
    child.stdout.on('data', (bytes) => said.push(bytes));
    child.stderr.on('data', (bytes) => said.push(bytes));
    const isWell = await endsWell(child, (message) => said.push(Buffer.from(message)));
    const output = Buffer.concat(said).toString();
    process.stdout.write(`\n── ${name}\n${output}`);
    outcomes.push({ name, isWell, output });
  }
}

/** Runs a step and shows its output as it comes. */
async function show(name) {
  if (!isAsked(name)) return;
  process.stdout.write(`\n── ${name}\n`);
  const [command, args] = steps[name];
  const stdio = ['ignore', 'inherit', 'inherit'];
  const child = spawn(command, args, { cwd: root, stdio, env: environment });
  const isWell = await endsWell(child, (message) => process.stdout.write(message));
  outcomes.push({ name, isWell });
}

/** Waits for a program's end; true if it ended with 0. `say` gets the reason if it could not be started. */
async function endsWell(child, say) {
  const status = await new Promise((resolve) => {
    child.on('error', (error) => say(`${error.message}\n`));
    child.on('close', resolve);
  });
  return status === 0;
}

/** The closing lines: what failed, what was left out, and one line of sums. */
function summarise() {
  const counts = ['unit', 'db', 'e2e'].map(countsOf);
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const bad = outcomes.filter(({ isWell }) => !isWell).map(({ name }) => name);
  const silent = outcomes.filter(
    ({ name, isWell }) => !isWell && countOfFailures(name) === 0,
  ).length;
  const failures = [
    ...outcomes.flatMap(({ name, isWell, output }) =>
      isWell || output === undefined ? [] : [failure(name, output.trim())],
    ),
    ...['unit', 'db', 'e2e'].flatMap(failuresOf),
  ];
  rmSync(reports, { recursive: true, force: true });

  const corpus = path.resolve(root, process.env.ROLLCALL_CORPUS ?? '../shared/data');
  process.stdout.write('\n');
  if (!existsSync(corpus)) {
    process.stdout.write(
      `Left out without real data (ROLLCALL_CORPUS): ${sum('leftOut')} tests.\n`,
    );
  }
  if (bad.length > 0) process.stdout.write(`Failed: ${bad.join(', ')}.\n`);
  for (const { title, message } of failures.slice(0, MAX_FAILURES_SHOWN))
    process.stdout.write(`\n✗ ${title}\n${message}\n`);
  process.stdout.write(`All steps took ${Math.round((Date.now() - startedAt) / 1000)} s.\n`);
  process.stdout.write(
    `${sum('passed') + outcomes.length - bad.length} passed, ${sum('failed') + silent} failed\n`,
  );
  process.exit(bad.length > 0 ? 1 : 0);

  function countOfFailures(name) {
    const at = ['unit', 'db', 'e2e'].indexOf(name);
    return at < 0 ? 0 : counts[at].failed;
  }
}

/**
 * Tests that failed in a step, each with its location and the beginning of its message: often only the end of a log is
 * kept.
 */
function failuresOf(name) {
  const read = reportOf(name);
  if (!read) return [];
  if (name === 'e2e') return read.suites.flatMap(failedSpecs);
  return read.testResults.flatMap(({ name: file, message, status, assertionResults }) => {
    const where = path.relative(root, file);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [failure(where, message)];
    return failed.map((test) => failure(`${where} › ${test.fullName}`, test.failureMessages[0]));
  });
}

function failedSpecs({ specs, suites = [] }) {
  const failed = specs.filter(
    ({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'),
  );
  return [
    ...failed.map(({ title, file, line, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      return failure(`e2e/${file}:${line} › ${title}`, errors[0]?.message);
    }),
    ...suites.flatMap(failedSpecs),
  ];
}

function failure(title, message = '') {
  return { title, message: stripVTControlCharacters(message).split('\n').slice(0, 12).join('\n') };
}

function reportOf(name) {
  return existsSync(report(name)) ? JSON.parse(readFileSync(report(name), 'utf8')) : null;
}

function countsOf(name) {
  const read = reportOf(name);
  if (!read) return { passed: 0, failed: 0, leftOut: 0 };
  if (name === 'e2e')
    return {
      passed: read.stats.expected,
      failed: read.stats.unexpected + read.stats.flaky,
      leftOut: read.stats.skipped,
    };
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests,
    leftOut: read.numPendingTests,
  };
}
