import { createInterface } from 'node:readline/promises';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { SingleBar } from 'cli-progress';
import { env, SettingsError } from './env';
import type { Progress } from './progress';
import { errorText } from './text';

/** The command was called wrongly; it ends with 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A confirmation is needed, and there is no terminal to give it on; the command ends with 2. */
export class UnconfirmedError extends Error {
  override name = 'UnconfirmedError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Arguments of a command: its options by name, and the other words. */
export type Arguments = {
  flags: Record<string, string | boolean | undefined>;
  words: string[];
};

/**
 * Runs a command with the conventions of Rollcall: `--help`, exit code 0 if all went well, 1 if something is wrong with
 * the input or a source, 2 for misuse. `main` returns true if all went well.
 *
 * The process ends by itself when the work is done; `main` must close its connections.
 */
export async function runCommand(
  { help, options = {} }: { help: string; options?: Options },
  main: (given: Arguments) => Promise<boolean>,
): Promise<void> {
  try {
    const given = readArguments({ ...options, help: { type: 'boolean', short: 'h' } });
    if (given.flags.help) process.stdout.write(help.trim() + '\n');
    else process.exitCode = (await main(given)) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${faultText(error)}\n`);
    if (error instanceof UsageError) process.stderr.write('Try --help.\n');
    process.exitCode = MISUSE.some((kind) => error instanceof kind) ? 2 : 1;
  }
}

const MISUSE = [UsageError, UnconfirmedError, SettingsError];

function readArguments(options: Options): Arguments {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return { flags: values as Arguments['flags'], words: positionals };
  } catch (error) {
    throw new UsageError(faultText(error), { cause: error });
  }
}

function faultText(error: unknown): string {
  if (isAboutData(error)) return `ROLLCALL_DATA: this folder can't be used: ${error.message}.`;
  return errorText(error);
}

/**
 * Asks for confirmation before something that can't be undone, unless it was given with `--yes`.
 *
 * @throws UnconfirmedError if there is no terminal to ask on; `command` is what to enter instead.
 */
export async function isConfirmed(
  hasSaidYes: boolean,
  { question, command }: { question: string; command: string },
): Promise<boolean> {
  if (hasSaidYes) return true;
  if (!process.stdin.isTTY) {
    throw new UnconfirmedError(
      `${question} There is no terminal to answer on, so nothing was changed. To say yes: ${command}`,
    );
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`${question} (yes/no) `);
  prompt.close();
  if (answer.trim().toLowerCase() === 'yes') return true;
  process.stdout.write('Nothing was changed.\n');
  return false;
}

/** True if the system denied access to the data folder. */
function isAboutData(error: unknown): error is Error {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return false;
  const isRefusal = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(String(error.code));
  return isRefusal && String(error.path).startsWith(env.dataFolder);
}

/** Shows the progress of long work: a bar on a terminal, a line per tenth elsewhere, nothing if `isQuiet`. */
export function progressDisplay(
  title: string,
  isQuiet: boolean,
): { show: Progress; end: () => void } {
  if (isQuiet) return { show: () => undefined, end: () => undefined };
  return process.stderr.isTTY ? barDisplay(title) : lineDisplay(title);
}

function barDisplay(title: string): { show: Progress; end: () => void } {
  const bar = new SingleBar({
    format: `${title} [{bar}] {value}/{total} {label}`,
    hideCursor: true,
    clearOnComplete: false,
    linewrap: false,
    etaBuffer: 50,
  });
  bar.start(1, 0, { label: '' });
  return {
    show: ({ label, done, total }) => {
      bar.setTotal(total ?? Math.max(done, 1));
      bar.update(done, { label: label.slice(0, 60) });
    },
    end: () => {
      bar.stop();
    },
  };
}

function lineDisplay(title: string): { show: Progress; end: () => void } {
  let shown = '';
  return {
    show: ({ label, done, total }) => {
      const tenth = total ? Math.floor((done / total) * 10) : 0;
      const line = total ? `${title}: ${tenth * 10} % of ${total}` : `${title}: ${label}`;
      if (line !== shown) process.stderr.write(`${line}\n`);
      shown = line;
    },
    end: () => undefined,
  };
}
