import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A secret of an installation: its file, and a function that creates it. */
type Secret = { file: string; make: () => string };

/** Signs and encrypts what browsers store. */
export const SESSION_SECRET: Secret = {
  file: 'nextauth-secret',
  make: () => randomBytes(48).toString('base64url'),
};

/** Signs the head of the audit log: an Ed25519 key, as base64 of PKCS #8. */
export const LOG_KEY: Secret = {
  file: 'log-key',
  make: () =>
    generateKeyPairSync('ed25519')
      .privateKey.export({ format: 'der', type: 'pkcs8' })
      .toString('base64'),
};

/**
 * Parses the private key in a {@link LOG_KEY}.
 *
 * @throws Error if the text is not an Ed25519 key in this form.
 */
export function signingKey(secret: string): KeyObject {
  const key = createPrivateKey({
    key: Buffer.from(secret, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('Not an Ed25519 key.');
  return key;
}

/** True if {@link signingKey} can parse the text. */
export function isSigningKey(secret: string): boolean {
  try {
    signingKey(secret);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads a secret from a folder, creating it on first use; only its owner can read the file.
 *
 * The file appears together with its content, by linking a complete one, so two processes that start at once read the
 * same secret.
 */
export function secretIn(folder: string, { file: name, make }: Secret): string {
  const file = path.join(folder, name);
  const known = readSecret(file);
  if (known !== null) return known;
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${make()}\n`, { mode: 0o600 });
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
