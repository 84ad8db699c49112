import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { programEnvironment } from '@/lib/env';

/** The source can't be read: it hangs, is gone, is not a repository, or is truncated. The message is for people. */
export class SourceUnreachable extends Error {
  override name = 'SourceUnreachable';
}

/** Idle timeout after which a git process counts as hanging. */
const IDLE_TIMEOUT_MS = 60_000;

/** Maximum length of an error message from git that is passed on. */
const COMPLAINT_LENGTH = 300;

const SETTINGS = {
  HOME: '/nonexistent',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
};

/** Allowed transports: `ext::` and the like run commands. */
const GUARD = [
  '-c', 'protocol.allow=never',
  '-c', 'protocol.https.allow=always',
  '-c', 'protocol.http.allow=always',
  '-c', 'protocol.git.allow=always',
  '-c', 'protocol.ssh.allow=always',
  '-c', 'protocol.file.allow=always',
  '-c', 'safe.directory=*',
  '-c', 'core.quotepath=off',
  '-c', 'gc.auto=0',
]; // prettier-ignore

/** Options for running git: a bare repository, its input, and settings of its environment. */
export type GitOptions = {
  folder?: string;
  signal: AbortSignal;
  silenceMs?: number;
  input?: string;
  settings?: Readonly<Record<string, string>>;
};

/** Starts git as the leader of its own process group: its helpers (`git-remote-https`) must end with it. */
function start(
  args: readonly string[],
  { folder, signal, settings = {} }: GitOptions,
): ChildProcessWithoutNullStreams {
  signal.throwIfAborted();
  const where = folder ? ['--git-dir', folder] : [];
  const child = spawn('git', [...GUARD, ...where, ...args], {
    env: programEnvironment({ ...SETTINGS, ...settings }),
    detached: true,
  });
  const stop = () => {
    killGroup(child);
  };
  signal.addEventListener('abort', stop, { once: true });
  child.on('close', () => {
    signal.removeEventListener('abort', stop);
  });
  return child;
}

function killGroup({ pid }: ChildProcessWithoutNullStreams): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * Runs git to its end and returns its output, over transports that run no programs.
 *
 * @throws SourceUnreachable with git's last message, if it fails or prints nothing for a minute.
 */
export async function git(args: readonly string[], options: GitOptions): Promise<Buffer> {
  const child = start(args, options);
  const output: Buffer[] = [];
  const watch = watchIdle(child, options.silenceMs ?? IDLE_TIMEOUT_MS);
  child.stdout.on('data', (chunk: Buffer) => {
    output.push(chunk);
    watch.heard();
  });
  child.stdin.on('error', () => undefined); // If git ends early, its own message explains why.
  child.stdin.end(options.input ?? '');
  await finished(child, watch, options.signal);
  return Buffer.concat(output);
}

type Watch = { heard: () => void; stop: () => void; complaints: () => string; hung: () => boolean };

function watchIdle(child: ChildProcessWithoutNullStreams, silenceMs: number): Watch {
  let complaints = '';
  let hasHung = false;
  const timer = setTimeout(() => {
    hasHung = true;
    killGroup(child);
  }, silenceMs);
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString('utf8')).slice(-4_000);
    timer.refresh();
  });
  return {
    heard: () => timer.refresh(),
    stop: () => {
      clearTimeout(timer);
    },
    complaints: () => lastWords(complaints),
    hung: () => hasHung,
  };
}

function lastWords(complaints: string): string {
  const lines = complaints.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => /^(fatal|error)/.test(line));
  const chosen = telling.length > 0 ? telling : lines.slice(-1);
  return chosen
    .join('; ')
    .replace(/\/\/[^/@\s]+@/g, '//')
    .slice(0, COMPLAINT_LENGTH);
}

function finished(
  child: ChildProcessWithoutNullStreams,
  watch: Watch,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      watch.stop();
      const isMissing = error.code === 'ENOENT';
      reject(
        isMissing
          ? new SourceUnreachable('git is not installed; install it and sync again.')
          : error,
      );
    });
    child.on('close', (code) => {
      watch.stop();
      if (signal.aborted) reject(signal.reason as Error);
      else if (watch.hung())
        reject(new SourceUnreachable('The server stopped answering; the next sync tries again.'));
      else if (code === 0) resolve();
      else
        reject(
          new SourceUnreachable(watch.complaints() || `git ended with code ${code ?? 'none'}.`),
        );
    });
  });
}

/** Yields the lines of git's output as they come. */
export async function* gitLines(
  args: readonly string[],
  options: GitOptions,
): AsyncGenerator<string> {
  const child = start(args, options);
  const watch = watchIdle(child, options.silenceMs ?? IDLE_TIMEOUT_MS);
  const end = finished(child, watch, options.signal);
  end.catch(() => undefined);
  for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
    watch.heard();
    yield line;
  }
  await end;
}

/** Yields the bytes of blobs, in the order requested, from one `git cat-file --batch`. A missing blob throws. */
export async function* catBlobs(
  hashes: readonly string[],
  options: GitOptions,
): AsyncGenerator<Buffer> {
  if (hashes.length === 0) return;
  const child = start(['cat-file', '--batch'], options);
  const watch = watchIdle(child, options.silenceMs ?? IDLE_TIMEOUT_MS);
  const end = finished(child, watch, options.signal);
  end.catch(() => undefined);
  child.stdin.on('error', () => undefined);
  child.stdin.end(hashes.join('\n') + '\n');

  const reader = readerOf(child.stdout, watch);
  for (const hash of hashes) {
    const [, kind, size] = (await reader.line()).split(' ');
    if (kind !== 'blob')
      throw new SourceUnreachable(`The repository lacks ${hash}; it is damaged.`);
    yield await reader.bytes(Number(size));
    await reader.bytes(1);
  }
  await end;
}

function readerOf(stream: NodeJS.ReadableStream, watch: Watch) {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  const more = async () => {
    const next = await chunks.next();
    if (next.done === true) throw new SourceUnreachable('git ended in the middle of a file.');
    watch.heard();
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
  };
  const take = (length: number) => {
    const taken = rest.subarray(0, length);
    rest = rest.subarray(length);
    return taken;
  };
  return {
    line: async () => {
      while (!rest.includes(10)) await more();
      const text = take(rest.indexOf(10) + 1).toString('utf8');
      return text.slice(0, -1);
    },
    bytes: async (length: number) => {
      while (rest.length < length) await more();
      return take(length);
    },
  };
}
