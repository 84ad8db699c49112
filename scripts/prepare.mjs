// Prepares a clone: packages, database client. Plain Node, because nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const OLDEST_NODE = [20, 19];

/** Ends the command with a sentence for people. */
function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (isOld)
    giveUp(
      `Rollcall needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
    );
}

function checkGit() {
  const found = spawnSync('git', ['--version'], { stdio: 'ignore' });
  if (found.error) giveUp('Rollcall needs git. Install it and try again.');
}

function fingerprint(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/** Does the work unless the stamp shows that it was completed for the same input. */
function once(stampFile, value, work) {
  const stamp = path.join(root, stampFile);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === value) return;
  work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, value);
}

function run(command, args, env, advice) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) giveUp(advice);
}

/** Installs the packages of the lockfile, if it has changed or the last install did not finish. */
function install() {
  once('node_modules/.rollcall-installed', fingerprint('package.json', 'package-lock.json'), () => {
    say('Installing packages (once, a minute or two) …');
    run(
      'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      { NODE_ENV: 'development' },
      'npm could not install the packages. Look at its message above; a registry that can be reached is needed once.',
    );
  });
}

function schemaFiles() {
  return readdirSync(path.join(root, 'prisma/schema'))
    .sort()
    .map((name) => `prisma/schema/${name}`);
}

/** Generates the database client; the engine binary it asks for is never used. */
function generate() {
  once(
    'lib/generated/.rollcall-generated',
    fingerprint(...schemaFiles(), 'package-lock.json'),
    () => {
      say('Generating the database client …');
      run(
        process.execPath,
        [path.join(root, 'node_modules/prisma/build/index.js'), 'generate'],
        {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
        },
        'The database client could not be generated; see the message above.',
      );
    },
  );
}

/** Prepares everything that must exist before TypeScript can run. */
export function prepare() {
  checkNode();
  checkGit();
  install();
  generate();
}

/**
 * Runs one of our scripts and ends with its exit code; signals are passed on. If this process is killed, the script
 * notices by the pipe between them and ends too.
 */
export function runScript(script, args) {
  const parent = new URL('parent.mjs', import.meta.url).href;
  const flags = ['--import', 'tsx', '--import', parent, '--conditions=react-server'];
  const child = spawn(process.execPath, [...flags, path.join(root, script), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

if (process.argv[1] === import.meta.filename) prepare();
