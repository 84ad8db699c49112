import { z } from 'zod';
import { SERIES_STATUSES } from '@/lib/releases/rules';
import { dayOf, mondayOf } from '@/lib/time';
import { line, slug, webAddress } from '@/lib/formats/fields';
import { motionKindsSchema } from './motion-kinds';

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

/** `UTC`, `Europe/Dublin`: a name of the IANA data base that this machine knows. */
const timeZone = z.string().refine(
  (name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  },
  { error: 'must be a time zone like UTC or Europe/Dublin' },
);

const bodySchema = z.strictObject({
  slug,
  name: line,
  seats: z.number().int().min(1, { error: 'must be at least 1' }),
  /** `half`: no organisation may hold more than half of the seats. */
  affiliationCap: z.enum(['half'], { error: 'must be half' }).optional(),
  /** A term ends at the given scheduled election after it began, or after so many months. */
  term: z
    .strictObject({ elections: z.number().int().min(1), months: z.number().int().min(1) })
    .optional(),
  /** Who sits on it: those the governance repository lists, or those an admin grants a seat. */
  members: z.enum(['record', 'granted'], { error: 'must be record or granted' }).default('record'),
  /** The kinds of motions it votes on, in the order they are offered. */
  motions: motionKindsSchema,
});

const repositorySource = z.strictObject({
  title: line,
  /** A URL git can fetch, a path, or a git bundle. */
  url: z
    .string()
    .trim()
    .min(1, { error: 'must not be empty' })
    .regex(/^[^-\s][^\s]*$/, { error: 'must be an address or a path without spaces' }),
});

/** `content/community.yaml`: who the community is and where its records are. */
export const communitySchema = z.strictObject({
  name: line,
  description: line,
  timeZone,
  bodies: z.array(bodySchema),
  lists: z.array(
    z.strictObject({
      name: slug,
      purpose: line,
      archive: webAddress,
      isClosed: z.boolean().default(false),
    }),
  ),
  chat: z.strictObject({
    network: line,
    guide: webAddress,
    channels: z.array(
      z.strictObject({
        name: z
          .string()
          .regex(/^#[^\s,]+$/, { error: 'must be a channel like "#openstack", in quotes' }),
        purpose: line,
      }),
    ),
  }),
  sources: z.strictObject({
    releases: repositorySource,
    governance: repositorySource,
    election: repositorySource,
  }),
  links: z.array(z.strictObject({ title: line, url: webAddress })),
});

/** The community as `content/community.yaml` describes it. */
export type Community = z.infer<typeof communitySchema>;
