import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Whether a host's name or address is this machine itself, for whoever asks. */
export function isLoopback(host: string): boolean {
  return /^(localhost|(::ffff:)?127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/**
 * The secret kept in a folder, made by whoever asks first; readable by its owner only.
 *
 * The file appears with its content, by linking a complete one: two processes that start at once read the same.
 */
export function secretIn(folder: string): string {
  const file = path.join(folder, 'nextauth-secret');
  const known = readSecret(file);
  if (known !== null) return known;
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error; // Another process was first.
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readSecret(file);
  if (made === null) throw new Error(`${file} is empty; delete it to have a new one made.`);
  return made;
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
