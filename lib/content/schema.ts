import { z } from 'zod';
import { SERIES_STATUSES } from '@/lib/releases/rules';
import { dayOf, mondayOf } from '@/lib/time';
import { line, slug, webAddress } from '@/lib/formats/fields';

/** A calendar day as text; days have no time zone. Refuses 2026-02-30. */
const day = z.iso.date({ error: 'must be a day that exists, like 2026-11-20' });

/** Where a fact was read: a link when there is one, a description in any case. */
const source = z.strictObject({ title: line, url: webAddress.optional() });

const topics = z
  .array(slug)
  .min(1, { error: 'must name at least one topic' })
  .refine((names) => new Set(names).size === names.length, { error: 'names a topic twice' });

const sources = z.array(source).min(1, { error: 'must name at least one source' });

/** Front matter of a digest: which days of which list it sums up. `end` is the last day, inclusive. */
export const digestSchema = z
  .strictObject({
    title: line,
    summary: line,
    start: day,
    end: day,
    /** Name of the mailing list. */
    list: line,
    /** Names of the series it speaks of. */
    series: z.array(slug).default([]),
    editors: z.array(line).default([]),
    topics,
    sources,
  })
  .refine(({ start, end }) => start <= end, { path: ['end'], error: 'is before start' });

/** Front matter of a guide. Guides are listed by `order`, then by title. */
export const guideSchema = z.strictObject({
  title: line,
  summary: line,
  order: z.number().int({ error: 'must be a whole number' }).default(100),
});

/** Front matter of a note. */
export const noteSchema = z.strictObject({
  title: line,
  summary: line,
  date: day,
  topics,
  sources,
});

/** What is known of a digest from its front matter. */
export type DigestFields = z.infer<typeof digestSchema>;
/** What is known of a guide from its front matter. */
export type GuideFields = z.infer<typeof guideSchema>;
/** What is known of a note from its front matter. */
export type NoteFields = z.infer<typeof noteSchema>;

const seriesId = z.string().regex(/^(?:\d{4}\.[1-9]\d*|[a-z]+)$/, {
  error: 'must be an id like "2027.1", in quotes, or a name',
});

const phases = z
  .array(
    z.strictObject({
      status: z.enum(SERIES_STATUSES, { error: `must be one of: ${SERIES_STATUSES.join(', ')}` }),
      from: day,
    }),
  )
  .min(1, { error: 'must name at least one phase' })
  .refine((list) => list.every(({ from }, index) => from > (list[index - 1]?.from ?? '')), {
    error: 'must be in order of their days',
  });

const seriesSchema = z.strictObject({
  name: z.string().regex(/^[a-z]+$/, { error: 'must be a name in lower case, like indri' }),
  id: seriesId,
  /** An upgrade may skip the series that are not SLURP. */
  slurp: z.boolean().default(false),
  release: day,
  phases,
});

const scheduleEventSchema = z
  .strictObject({
    id: slug,
    title: line,
    /** The Monday the week begins on. */
    week: day.refine((value) => dayOf(mondayOf(value)) === value, {
      error: 'must be a Monday',
    }),
    /** When the text names another day than the Thursday. */
    day: day.optional(),
    /** The event lasts from Monday to Friday (a gathering) rather than falling due. */
    lastsAllWeek: z.boolean().default(false),
    team: line.optional(),
    text: line.or(z.literal('')).default(''),
  })
  .refine(({ week, day: named }) => !named || dayOf(mondayOf(named)) === week, {
    path: ['day'],
    error: 'is not in its week',
  });

/** The facts of a running cycle, kept in `content/schedule/` until a sync brings the real ones. */
export const cycleSchema = z
  .strictObject({
    series: seriesSchema,
    /** Series the reader may still meet, newest first. */
    earlier: z.array(seriesSchema).default([]),
    start: day,
    events: z.array(scheduleEventSchema).min(1, { error: 'must name at least one event' }),
    source,
  })
  .refine(({ events }) => new Set(events.map(({ id }) => id)).size === events.length, {
    path: ['events'],
    error: 'has two events with the same id',
  });

/** A file of `content/schedule/`, read. */
export type Cycle = z.infer<typeof cycleSchema>;
/** A series as `content/` describes it. */
export type CycleSeries = Cycle['series'];
