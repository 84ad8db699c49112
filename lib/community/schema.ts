import { z } from 'zod';
import { line, slug, webAddress } from '@/lib/formats/fields';
import { motionKindsSchema } from './motion-kinds';

/** Time zone: an IANA name that this machine knows, such as `UTC` or `Europe/Dublin`. */
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
  /** A term ends at this scheduled election after its beginning, or after this many months. */
  term: z
    .strictObject({ elections: z.number().int().min(1), months: z.number().int().min(1) })
    .optional(),
  /** Members: those in the governance repository's list, or those to whom an admin grants a seat. */
  members: z.enum(['record', 'granted'], { error: 'must be record or granted' }).default('record'),
  /** Kinds of motions, in the order in which they are offered. */
  motions: motionKindsSchema,
});

/** Address of a source: a URL that git can fetch, a path, a git bundle, or the address of an API. */
const sourceAddress = z
  .string()
  .trim()
  .min(1, { error: 'must not be empty' })
  .regex(/^[^-\s][^\s]*$/, { error: 'must be an address or a path without spaces' });

/** Settings of a source that is a git repository, in `sources`. */
export const repositorySettings = z.strictObject({ title: line, url: sourceAddress });

/** Settings that every source has; each source has a schema for its own. */
const sourceEntry = z.looseObject({ title: line, url: sourceAddress.optional() });

/** Schema of `content/community.yaml`: the community and the addresses of its sources. */
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
  sources: z.record(slug, sourceEntry),
  links: z.array(z.strictObject({ title: line, url: webAddress })),
});

/** Schema of the file with the settings of these sources: each must be there, and no other. */
export function communityWithSources(sources: Readonly<Record<string, z.ZodType>>) {
  return communitySchema.extend({ sources: z.strictObject(sources) });
}

/** The community as `content/community.yaml` describes it. */
export type Community = z.infer<typeof communitySchema>;
