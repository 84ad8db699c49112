import { readFileSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';

type Manifest = {
  node: Record<string, { workers: object; filename: string; exportedName: string }>;
};

/** The result of a server action: its redirect, or its text. */
export type Outcome = { status: number; redirect: string | null; text: string };

/** The fields of a form; several values for checkboxes that share a name. */
export type Form = Record<string, string | readonly string[]>;

type Call = { action: string; form: Form; headers?: Record<string, string> };

/**
 * Calls a server action (`FILE#NAME`) over HTTP as React does: by its id in the built site, with a state and a form
 * encoded as the arguments of a call.
 */
export async function callAction(
  browser: APIRequestContext,
  { action, form, headers = {} }: Call,
): Promise<Outcome> {
  const { id, page } = findAction(action);
  const multipart = new FormData();
  for (const [name, values] of Object.entries(form)) {
    for (const value of [values].flat()) multipart.append(`_1_${name}`, value);
  }
  multipart.append('0', '[{},"$K1"]'); // Last, because the parts are read in order.
  const answer = await browser.post(page, {
    headers: { 'next-action': id, accept: 'text/x-component', ...headers },
    multipart,
    maxRedirects: 0,
  });
  const redirect = answer.headers()['x-action-redirect'] ?? null;
  return { status: answer.status(), redirect, text: redirect ? '' : await answer.text() };
}

/** Returns the id of a server action (`FILE#NAME`) in the built site. */
export function idOfAction(action: string): string {
  return findAction(action).id;
}

/**
 * Finds an action's id and a page that contains it, to which the call is sent. The motion or person it concerns is in
 * the form.
 */
function findAction(action: string): { id: string; page: string } {
  const manifest = JSON.parse(
    readFileSync('.next/server/server-reference-manifest.json', 'utf8'),
  ) as Manifest;
  for (const [id, { workers, filename, exportedName }] of Object.entries(manifest.node)) {
    if (`${filename}#${exportedName}` !== action) continue;
    const [page = ''] = Object.keys(workers).map((name) => name.replace(/^app|\/page$/g, ''));
    return { id, page: page.replace(/\[\w+\]/g, '1') || '/' };
  }
  throw new Error(`The built site has no ${action}.`);
}
