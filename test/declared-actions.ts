import path from 'node:path';
import { declarationOf, type Declaration } from '@/lib/access/action';
import { walkRoutes } from './route-walk';

/**
 * Returns every export of a `'use server'` file (`FILE#NAME`) with the declaration it was made with; null if action()
 * did not make it.
 */
export async function declaredActions(): Promise<Map<string, Declaration | null>> {
  const files = new Set(walkRoutes().actions.map((action) => action.split('#')[0] ?? ''));
  const found = new Map<string, Declaration | null>();
  for (const file of files) {
    const exported = (await import(path.resolve(file))) as Record<string, unknown>;
    for (const [name, made] of Object.entries(exported)) {
      found.set(`${file}#${name}`, declarationOf(made));
    }
  }
  return found;
}
