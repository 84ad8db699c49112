import 'server-only';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { lowerAscii } from '@/lib/text';
import { hyphenated } from '@/lib/uuid';

/** Whom and what a link to unsubscribe is about. */
export type StopRequest = { personId: string; kind: string };

const TOKEN = /^([0-9a-f]{32})\.([a-z]+)\.([\w-]{43})$/;

/** The secret part of a link that stops one kind of mail to one person; good for as long as the site's secret. */
export function stopToken({ personId, kind }: StopRequest, secret: string): string {
  const person = personId.replaceAll('-', '');
  return `${person}.${kind}.${signature(person, kind, secret)}`;
}

/**
 * What a link is about, or null when it is not one of ours, or of none of these kinds of mail. The comparison takes the same
 * time for any guess.
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

/** What stands for a person in a Message-ID: the same each time, and nothing that the site shows. */
export function personKey(personId: string, secret: string): string {
  return sign(`message ${personId}`, secret).toString('hex').slice(0, 24);
}

/** What stands for an address in a row that outlives it. */
export function addressKeyOf(address: string): string {
  return createHash('sha256').update(lowerAscii(address)).digest('hex');
}

function signature(person: string, kind: string, secret: string): string {
  return sign(`stop ${person} ${kind}`, secret).toString('base64url');
}

function sign(text: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`rollcall mail\n${text}`).digest();
}
