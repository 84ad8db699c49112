import { answer } from '@/lib/http/conditional';
import { getCommunity } from '@/lib/community/community';
import { env } from '@/lib/env';
import { redactAll } from '@/lib/markup/redact';
import { atomOf, changeOf, type FeedContent, type Site } from '@/lib/http/atom';

/** Feed readers and calendars ask about once an hour; ten minutes spare the database the rest. */
const MAX_AGE = 600;

/** How many entries a feed holds: a busy week of releases. */
export const FEED_LENGTH = 100;

/** Where this site is and whose record it keeps. */
export function siteOfThis(): Site {
  return { url: env.siteUrl, community: getCommunity().name };
}

/** Answers with a feed, its newest entry first; no text of it holds an e-mail address of a person. */
export function answerFeed(request: Request, content: FeedContent): Response {
  const entries = content.entries.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return answer(request, atomOf(redactAll({ ...content, entries }), siteOfThis()), {
    type: 'application/atom+xml; charset=utf-8',
    lastModified: changeOf(content.entries),
    maxAge: MAX_AGE,
  });
}

/** Answers with the text of a calendar. */
export function answerCalendar(
  request: Request,
  text: string,
  lastModified: Date | null,
): Response {
  return answer(request, text, {
    type: 'text/calendar; charset=utf-8',
    lastModified,
    maxAge: MAX_AGE,
  });
}

/** Answers a request for a feed or calendar that there can't be, in plain words. */
export function answerPlainly(request: Request, status: 400 | 404, message: string): Response {
  return answer(request, `${message}\n`, { type: 'text/plain; charset=utf-8', status });
}
