import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { isFormRoute, pathOf, type RequestRefusal } from '@/lib/http/request-rules';

/** Server actions of the built site by id, each with the pages that use it. */
export type KnownActions = ReadonlyMap<string, readonly RegExp[]>;

/**
 * Reads the server actions from the build.
 *
 * @throws if there is no build
 */
export function readKnownActions(): KnownActions {
  const file = '.next/server/server-reference-manifest.json';
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { workers: object }>;
  };
  return new Map(
    Object.entries(manifest.node).map(([id, { workers }]) => [
      id,
      Object.keys(workers).map(patternOf),
    ]),
  );
}

/** Converts `app/motions/[id]/page` into a pattern of the page's addresses. */
function patternOf(worker: string): RegExp {
  const parts = worker
    .replace(/^app\/|\/?page$/g, '')
    .split('/')
    .filter((part) => part !== '' && !part.startsWith('('))
    .map((part) => (part.startsWith('[...') ? '.+' : part.startsWith('[') ? '[^/]+' : part));
  return new RegExp(`^/${parts.join('/')}$`);
}

/**
 * Reason for refusing a form by its content, or null to accept it. Next.js answers most such forms as a fault of its
 * own (500), and logs a stack trace.
 */
export async function refuseForm(
  request: IncomingMessage,
  body: Buffer,
  known: KnownActions,
): Promise<RequestRefusal | null> {
  const { 'content-type': type = '', 'next-action': action } = request.headers;
  const path = pathOf(request.url ?? '');
  if (action !== undefined && !known.has(String(action))) return 'no-such-action';
  const isMultipart = /^multipart\/form-data/i.test(type);
  const form = isMultipart ? await formOf(type, body) : null;
  if (isMultipart && form === null) return 'broken-form';
  if (action !== undefined) {
    const given = form === null ? body.toString() : form.get('0');
    return isCall(parsed(given)) ? null : 'broken-form';
  }
  if (form === null) return null;
  return isFormRoute(path) ? null : refusePlainAction(form, path, known);
}

async function formOf(type: string, body: Buffer): Promise<FormData | null> {
  const sent = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
  return sent.formData().catch(() => null);
}

/**
 * Checks the form of an action that was sent without script. React's own fields name the action and the state that it
 * continues from.
 */
function refusePlainAction(
  form: FormData,
  path: string,
  known: KnownActions,
): RequestRefusal | null {
  const named = [...form.keys()].filter((name) => /^\$ACTION_(ID|REF)_/.test(name));
  const [name] = named;
  if (name === undefined) return 'takes-no-form';
  const call = name.startsWith('$ACTION_REF_')
    ? boundCall(form, name.slice('$ACTION_REF_'.length))
    : null; // A call named by `$ACTION_ID_…` has no state, and our pages send none like that.
  if (named.length > 1 || call === null) return 'broken-form';
  if (!known.get(call.id)?.some((page) => page.test(path))) return 'no-such-action';
  return isCall([...call.before, '$K0']) ? null : 'broken-form';
}

/** Parses an action with its bound arguments: `{"id":"…","bound":"$@1"}`, and the arguments in a field of their own. */
function boundCall(form: FormData, key: string): { id: string; before: unknown[] } | null {
  const [descriptor, ...more] = form.getAll(`$ACTION_${key}:0`).map(parsed);
  if (more.length > 0 || !isRecord(descriptor) || typeof descriptor.id !== 'string') return null;
  const { id, bound } = descriptor;
  const [, number] = typeof bound === 'string' ? (/^\$@([\da-f]+)$/.exec(bound) ?? []) : [];
  const [before, ...others] = form.getAll(`$ACTION_${key}:${String(number)}`).map(parsed);
  return Array.isArray(before) && others.length === 0 ? { id, before } : null;
}

/** True for the arguments of an action: the state that its form continues from, and the form. */
function isCall(given: unknown): boolean {
  if (!Array.isArray(given) || given.length !== 2) return false;
  const [state, form] = given as unknown[];
  return isState(state, 0) && typeof form === 'string' && /^\$K[\da-f]*$/.test(form);
}

/** Maximum depth of a form's state. */
const DEEPEST = 12;

/** True for a plain value without references: React writes these as `$…`, and a text `$…` as `$$…`. */
function isState(value: unknown, depth: number): boolean {
  if (depth === 0 && !isRecord(value)) return false;
  if (typeof value === 'string') return !/^\$(?!\$|undefined$)/.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth < DEEPEST && Object.values(value).every((each) => isState(each, depth + 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses a JSON text; undefined if it is not valid. */
function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
