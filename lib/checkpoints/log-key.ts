import { env } from '@/lib/env';
import { logKeyOf, type LogKey } from './note';

/** Key with which this site signs the head of its audit log, or null without one (`env.logSecret`). */
export function ownLogKey(): LogKey | null {
  const secret = env.logSecret;
  return secret === null ? null : logKeyOf(secret, `${new URL(env.siteUrl).host}/audit`);
}
