import { dayOf } from '@/lib/time';
import { slugOf } from '@/lib/slug';

/** Maximum length of a slug, because long file names are hard to type. */
const MAX_SLUG_LENGTH = 60;

/**
 * Returns the file name of the resolution that a motion adopted: the day and the title's slug, cut
 * at a hyphen. From the second attempt on, when the name is taken, a number is appended.
 *
 * @example
 * adoptedSlug({ title: 'Retire murano', motionId: 7, decidedAt: new Date('2026-11-20T23:00Z'), attempt: 1 });
 * // => '20261120-retire-murano'
 */
export function adoptedSlug(decision: {
  title: string;
  motionId: number;
  decidedAt: Date;
  attempt: number;
}): string {
  const { title, motionId, decidedAt, attempt } = decision;
  const day = dayOf(decidedAt).replaceAll('-', '');
  const name = cut(slugOf(title)) || `motion-${motionId}`;
  return `${day}-${name}${attempt > 1 ? `-${attempt}` : ''}`;
}

function cut(slug: string): string {
  if (slug.length <= MAX_SLUG_LENGTH) return slug;
  const whole = slug.slice(0, MAX_SLUG_LENGTH + 1);
  return whole.includes('-')
    ? whole.slice(0, whole.lastIndexOf('-'))
    : slug.slice(0, MAX_SLUG_LENGTH);
}
