/** Head of a request, from which it is accepted or refused before a page or a route sees it. */
export type RequestHead = {
  method: string;
  /** Target as sent: path and query. */
  target: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** Reason for refusing a request. */
export type RequestRefusal =
  | 'bad-address'
  | 'bad-header'
  | 'method-not-allowed'
  | 'takes-no-form'
  | 'not-a-form'
  | 'broken-form'
  | 'no-such-action'
  | 'sent-from-elsewhere'
  | 'too-large'
  | 'too-slow'
  | 'head-too-large'
  | 'unmet-expectation';

/** Status and message of each refusal. */
export const REQUEST_REFUSALS: Record<RequestRefusal, { status: number; message: string }> = {
  'bad-address': {
    status: 400,
    message: 'This address can’t be read: it has a broken % code, or a character no address has.',
  },
  'bad-header': {
    status: 400,
    message: 'This request can’t be read: its first line or a header is broken.',
  },
  'method-not-allowed': { status: 405, message: 'Nothing here can be asked in this way.' },
  'takes-no-form': { status: 405, message: 'Nothing here takes a form.' },
  'not-a-form': { status: 415, message: 'Send this as a form, as a page of this site does.' },
  'broken-form': {
    status: 400,
    message:
      'The form did not come as a whole. Nothing was changed; load the page and send it again.',
  },
  'no-such-action': {
    status: 404,
    message:
      'This form is of an older version of the site. Nothing was changed; load the page again.',
  },
  'sent-from-elsewhere': {
    status: 403,
    message: 'This form was not sent from a page of this site. Nothing was changed.',
  },
  'too-large': {
    status: 413,
    message: 'This is more than a form can carry. Nothing was changed; go back and shorten it.',
  },
  'too-slow': { status: 408, message: 'The request took too long to come. Send it again.' },
  'head-too-large': { status: 431, message: 'The headers of this request are too long.' },
  'unmet-expectation': { status: 417, message: 'What this request expects can’t be promised.' },
};

/** Methods that change nothing. */
const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Addresses that take a form, besides pages, which take the forms of their actions. The first three serve only that.
 */
const FORM_ROUTES = /^\/(theme|sign-in\/start|sign-in\/demo|mail\/unsubscribe\/[^/]+)$/;

/**
 * One-click unsubscription in a mail program (RFC 8058): it is not sent by a browser, and the signed link is its
 * authorisation.
 */
const ONE_CLICK = /^\/mail\/unsubscribe\/[^/]+$/;

const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;
const MULTIPART = /^multipart\/form-data\s*(;|$)/i;
/** Type of a script's call of an action without a form. */
const PLAIN = /^text\/plain\s*(;|$)/i;

/** True if the path is a route of Rollcall that takes a form. */
export function isFormRoute(path: string): boolean {
  return FORM_ROUTES.test(path);
}

/** Path of a target, without its query. */
export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? '';
}

/**
 * Reason for refusing a request by its head alone; null to let it in.
 *
 * @param isOurs True if one of our pages sent it: see `lib/http/request-origin.ts`.
 */
export function refuseHead(head: RequestHead, isOurs: boolean): RequestRefusal | null {
  const { method, target, headers } = head;
  const path = pathOf(target);
  if (!isReadable(target)) return 'bad-address';
  if (!hasReadableHeaders(headers)) return 'bad-header';
  if (READING.includes(method)) {
    const isForFormsOnly = isFormRoute(path) && !ONE_CLICK.test(path);
    return isForFormsOnly ? 'method-not-allowed' : null;
  }
  if (method !== 'POST' || path.startsWith('/api/')) return 'method-not-allowed';
  if (!ONE_CLICK.test(path) && !isOurs) return 'sent-from-elsewhere';
  return refuseType(path, headers);
}

/** True for routes that answer `OPTIONS` themselves, because scripts of other sites may read them. */
export function answersOptions(path: string): boolean {
  return (
    path.startsWith('/api/') ||
    path === '/security/log/checkpoints.txt' ||
    /^\/motions\/[^/]+\/(record|revisions\/[^/]+\/text)\.md$|\/countdown\/[^/]+\/text$/.test(path)
  );
}

/** Methods allowed for a path, for the header `Allow`. */
export function allowedMethods(path: string): string {
  if (ONE_CLICK.test(path)) return 'GET, HEAD, POST';
  if (isFormRoute(path)) return 'POST';
  return 'GET, HEAD, OPTIONS';
}

function refuseType(path: string, headers: RequestHead['headers']): RequestRefusal | null {
  const type = one(headers['content-type']) ?? '';
  const action = headers['next-action'];
  if (action !== undefined) return MULTIPART.test(type) || PLAIN.test(type) ? null : 'not-a-form';
  // A form without script names its action in a field.
  if (!isFormRoute(path)) return MULTIPART.test(type) ? null : 'takes-no-form';
  const isEmpty = headers['transfer-encoding'] === undefined && !Number(headers['content-length']);
  if (type === '' && isEmpty && ONE_CLICK.test(path)) return null;
  return FORM_TYPES.test(type) ? null : 'not-a-form';
}

/** True if the whole path can be decoded to text without control characters. */
function isReadable(target: string): boolean {
  if (!target.startsWith('/')) return false;
  try {
    return !/[\0-\x1f\x7f-\x9f\ud800-\udfff]/u.test(decodeURIComponent(pathOf(target)));
  } catch {
    return false;
  }
}

const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

function hasReadableHeaders(headers: RequestHead['headers']): boolean {
  const host = one(headers.host);
  return host !== undefined && HOST.test(host);
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
