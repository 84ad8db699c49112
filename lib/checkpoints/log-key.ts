import { env } from '@/lib/env';
import { logKeyOf, type LogKey } from './note';

/** The key with which this site signs the head of its audit log; null without one (`env.logSecret`). */
export function ownLogKey(): LogKey | null {
  const secret = env.logSecret;
  return secret === null ? null : logKeyOf(secret, `${new URL(env.siteUrl).host}/audit`);
}
