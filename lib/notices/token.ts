import 'server-only';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { lowerAscii } from '@/lib/text';
import { hyphenated } from '@/lib/uuid';

/** The person and the kind of mail that an unsubscribe link is for. */
export type StopRequest = { personId: string; kind: string };

const TOKEN = /^([0-9a-f]{32})\.([a-z]+)\.([\w-]{43})$/;

/**
 * Returns the secret part of a link that stops one kind of mail to one person. It is valid as long as the site's secret
 * does not change.
 */
export function stopToken({ personId, kind }: StopRequest, secret: string): string {
  const person = personId.replaceAll('-', '');
  return `${person}.${kind}.${signature(person, kind, secret)}`;
}

/**
 * Reads the secret part of an unsubscribe link; null if it was not made by this site, or not for one of these kinds of
 * mail. The comparison takes the same time for any guess.
 */
export function readStopToken(
  token: string,
  secret: string,
  kinds: readonly string[],
): StopRequest | null {
  const [, person, word, given] = TOKEN.exec(token) ?? [];
  const kind = kinds.find((each) => each === word);
  if (!person || !kind || !given) return null;
  const expected = Buffer.from(signature(person, kind, secret));
  if (!timingSafeEqual(Buffer.from(given), expected)) return null;
  const personId = hyphenated(person);
  return { personId, kind };
}

/** Returns a key for a person, for use in a Message-ID: always the same, and not shown anywhere on the site. */
export function personKey(personId: string, secret: string): string {
  return sign(`message ${personId}`, secret).toString('hex').slice(0, 24);
}

/** Returns a key for an address, for a row that outlives the address. */
export function addressKeyOf(address: string): string {
  return createHash('sha256').update(lowerAscii(address)).digest('hex');
}

function signature(person: string, kind: string, secret: string): string {
  return sign(`stop ${person} ${kind}`, secret).toString('base64url');
}

function sign(text: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`rollcall mail\n${text}`).digest();
}
