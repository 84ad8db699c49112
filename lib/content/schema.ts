import { z } from 'zod';
import { SERIES_STATUSES } from '@/lib/releases/rules';
import { dayOf, mondayOf } from '@/lib/time';
import { line, slug, webAddress } from '@/lib/formats/fields';

/** A calendar day as text; days have no time zone. Refuses 2026-02-30. */
const day = z.iso.date({ error: 'must be a day that exists, like 2026-11-20' });

/** Source of a fact: a description, and a link if there is one. */
const source = z.strictObject({ title: line, url: webAddress.optional() });

const topics = z
  .array(slug)
  .min(1, { error: 'must name at least one topic' })
  .refine((names) => new Set(names).size === names.length, { error: 'names a topic twice' });

const sources = z.array(source).min(1, { error: 'must name at least one source' });

/** Front matter of a digest: the days and the mailing list it summarises. `end` is the last day, inclusive. */
export const digestSchema = z
  .strictObject({
    title: line,
    summary: line,
    start: day,
    end: day,
    /** Name of the mailing list. */
    list: line,
    /** Names of the series it mentions. */
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

/** Fields of a digest's front matter. */
export type DigestFields = z.infer<typeof digestSchema>;
/** Fields of a guide's front matter. */
export type GuideFields = z.infer<typeof guideSchema>;
/** Fields of a note's front matter. */
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
  /** True for a SLURP series: an upgrade may skip the series that are not. */
  slurp: z.boolean().default(false),
  release: day,
  phases,
});

const scheduleEventSchema = z
  .strictObject({
    id: slug,
    title: line,
    /** Monday on which the week begins. */
    week: day.refine((value) => dayOf(mondayOf(value)) === value, {
      error: 'must be a Monday',
    }),
    /** Day of the deadline, if the text names another than the Thursday. */
    day: day.optional(),
    /** True if the event lasts from Monday to Friday (a gathering) instead of being a deadline. */
    lastsAllWeek: z.boolean().default(false),
    team: line.optional(),
    text: line.or(z.literal('')).default(''),
  })
  .refine(({ week, day: named }) => !named || dayOf(mondayOf(named)) === week, {
    path: ['day'],
    error: 'is not in its week',
  });

/** Facts of a running cycle, kept in `content/schedule/` until a sync imports the real ones. */
export const cycleSchema = z
  .strictObject({
    series: seriesSchema,
    /** Earlier series the reader may still meet, newest first. */
    earlier: z.array(seriesSchema).default([]),
    start: day,
    events: z.array(scheduleEventSchema).min(1, { error: 'must name at least one event' }),
    source,
  })
  .refine(({ events }) => new Set(events.map(({ id }) => id)).size === events.length, {
    path: ['events'],
    error: 'has two events with the same id',
  });

/** A parsed file of `content/schedule/`. */
export type Cycle = z.infer<typeof cycleSchema>;
/** A series as described in `content/`. */
export type CycleSeries = Cycle['series'];
