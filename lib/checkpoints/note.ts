import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { signingKey } from '@/lib/secrets';

/** Statement of a checkpoint: at a moment, the log of this name had a row with this number and this hash. */
export type Checkpoint = {
  /** Name of the log: `rollcall.example.org/audit`. */
  log: string;
  seq: bigint;
  /** 64 hexadecimal digits. */
  hash: string;
  /** ISO 8601, UTC. */
  at: string;
};

/** A checkpoint found in a text, with the number of its first line. Its signatures have not been checked. */
export type FoundNote = { checkpoint: Checkpoint; body: string; signatures: string; line: number };

/** Signer of checkpoints: an Ed25519 key under the name of its log. */
export type LogKey = {
  log: string;
  /** Public key in the form that verifiers need: `NAME+ID+KEY`. */
  verifier: string;
  /** Returns the whole signed text of a checkpoint of this log. */
  sign: (checkpoint: Omit<Checkpoint, 'log'>) => string;
};

/** Type of signature in the signed-note format: Ed25519. */
const ED25519 = Buffer.from([1]);

/**
 * Makes the signer of a log from its private key: base64 of PKCS #8, as
 * `openssl genpkey -algorithm ed25519 -outform DER | base64 -w0` prints it.
 *
 * A signed note has lines of text, an empty line, and a signature line: a dash, the name of the key, and base64 of four
 * bytes that identify the key followed by the signature of the text including its last line end.
 *
 * @throws Error if the text is not such a key.
 * @see https://c2sp.org/signed-note
 */
export function logKeyOf(secret: string, log: string): LogKey {
  const key = signingKey(secret);
  const raw = rawKeyOf(createPublicKey(key));
  const id = keyIdOf(log, raw);
  return {
    log,
    verifier: `${log}+${id.toString('hex')}+${Buffer.concat([ED25519, raw]).toString('base64')}`,
    sign: (checkpoint) => {
      const body = bodyOf({ ...checkpoint, log });
      const signature = Buffer.concat([id, sign(null, Buffer.from(body), key)]);
      return `${body}\n— ${log} ${signature.toString('base64')}\n`;
    },
  };
}

/** Parses a verifier (`NAME+ID+KEY`) into its public key; null if the text is not one. */
export function verifierKey(verifier: string): Buffer | null {
  const [, log, id, key] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(verifier) ?? [];
  const bytes = Buffer.from(key ?? '', 'base64');
  if (log === undefined || bytes.length !== 33 || bytes[0] !== ED25519[0]) return null;
  const raw = bytes.subarray(1);
  return keyIdOf(log, raw).toString('hex') === id ? raw : null;
}

/** True if one of these keys signed a note. The name of the key is ignored: sites move. */
export function isSigned({ body, signatures }: FoundNote, keys: readonly Buffer[]): boolean {
  return signaturesIn(signatures).some(({ name, id, signature }) =>
    keys.some(
      (raw) =>
        keyIdOf(name, raw).equals(id) &&
        verify(null, Buffer.from(body), publicKeyOf(raw), signature),
    ),
  );
}

/** Pattern of a checkpoint within a text: four lines, an empty line, and signatures. */
const NOTE =
  /^([^\s+]+)\n([1-9]\d{0,17})\n([0-9a-f]{64})\n(\d{4}-[\dT:.-]{12,19}Z)\n\n((?:— [^\s+]+ [A-Za-z0-9+/]+=*(?:\n|$))+)/gm;

/**
 * Finds all checkpoints in a text (a published file or a mail), in order. Other lines are skipped; `other` is the
 * number of the first of them, or null.
 */
export function findNotes(text: string): { notes: FoundNote[]; other: number | null } {
  const unix = text.replaceAll('\r\n', '\n');
  const notes: FoundNote[] = [];
  let [line, end, other]: [number, number, number | null] = [1, 0, null];
  const passOver = (between: string) => {
    const stray = between.search(/\S/);
    if (stray >= 0) other ??= line + countLines(between.slice(0, stray));
    line += countLines(between);
  };
  for (const match of unix.matchAll(NOTE)) {
    const [whole, log = '', seq = '', hash = '', at = '', signatures = ''] = match;
    passOver(unix.slice(end, match.index));
    const checkpoint = { log, seq: BigInt(seq), hash, at };
    notes.push({ checkpoint, body: bodyOf(checkpoint), signatures, line });
    end = match.index + whole.length;
    line += countLines(whole);
  }
  passOver(unix.slice(end));
  return { notes, other };
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

function bodyOf({ log, seq, hash, at }: Checkpoint): string {
  return `${log}\n${seq}\n${hash}\n${at}\n`;
}

type Signature = { name: string; id: Buffer; signature: Buffer };

function signaturesIn(lines: string): Signature[] {
  return lines.split('\n').flatMap((line) => {
    const [, name, text] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    if (name === undefined || text === undefined) return [];
    const bytes = Buffer.from(text, 'base64');
    return bytes.length === 68
      ? [{ name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }]
      : [];
  });
}

function keyIdOf(name: string, raw: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(`${name}\n`), ED25519, raw]);
  return createHash('sha256').update(named).digest().subarray(0, 4);
}

function rawKeyOf(key: KeyObject): Buffer {
  const { x } = key.export({ format: 'jwk' });
  if (x === undefined || key.asymmetricKeyType !== 'ed25519') throw new Error('No Ed25519 key.');
  return Buffer.from(x, 'base64url');
}

function publicKeyOf(raw: Buffer): KeyObject {
  const x = raw.toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
