import { z } from 'zod';
import { pageParameters, textParameter } from '@/lib/http/shapes';
import type { WarningFilter } from '@/lib/sync/status-queries';

/** What the address of the page may say. */
export const statusParameters = z.object({
  source: textParameter,
  kind: textParameter,
  cursor: pageParameters(z.tuple([z.string(), z.uuid()])).cursor,
});

/** The address of the page with filters, and a cursor if there is one. */
export function statusHref({ source, kind }: WarningFilter, cursor?: string): string {
  const given = Object.entries({ source, kind, cursor }).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given as [string, string][]).toString();
  return query ? `/status?${query}` : '/status';
}
