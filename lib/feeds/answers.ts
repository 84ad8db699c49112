import { answer } from '@/lib/http/conditional';
import { getCommunity } from '@/lib/community/community';
import { env } from '@/lib/env';
import { redactAll } from '@/lib/markup/redact';
import { atomOf, changeOf, type FeedContent, type Site } from '@/lib/http/atom';

/** Maximum age of a response in seconds: readers ask about once an hour, and ten minutes spare the database repeats. */
const MAX_AGE = 600;

/** Maximum number of entries in a feed: a busy week of releases. */
export const FEED_LENGTH = 100;

/** Returns this site's address and the name of its community. */
export function siteOfThis(): Site {
  return { url: env.siteUrl, community: getCommunity().name };
}

/** Responds with a feed, its newest entry first. Its texts contain no person's e-mail address. */
export function answerFeed(request: Request, content: FeedContent): Response {
  const entries = content.entries.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return answer(request, atomOf(redactAll({ ...content, entries }), siteOfThis()), {
    type: 'application/atom+xml; charset=utf-8',
    lastModified: changeOf(content.entries),
    maxAge: MAX_AGE,
  });
}

/** Responds with the text of a calendar. */
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

/** Responds in plain text to a request for a feed or calendar that does not exist or is not valid. */
export function answerPlainly(request: Request, status: 400 | 404, message: string): Response {
  return answer(request, `${message}\n`, { type: 'text/plain; charset=utf-8', status });
}
