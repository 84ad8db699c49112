import { z } from 'zod';
import { line, slug, webAddress } from '@/lib/formats/fields';
import { motionKindsSchema } from './motion-kinds';

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

/** A URL git can fetch, a path, or a git bundle; or where an API is. */
const sourceAddress = z
  .string()
  .trim()
  .min(1, { error: 'must not be empty' })
  .regex(/^[^-\s][^\s]*$/, { error: 'must be an address or a path without spaces' });

/** What `sources` says of a source that is a git repository. */
export const repositorySettings = z.strictObject({ title: line, url: sourceAddress });

/** What is known of every source; each reads the rest with a schema of its own. */
const sourceEntry = z.looseObject({ title: line, url: sourceAddress.optional() });

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
  sources: z.record(slug, sourceEntry),
  links: z.array(z.strictObject({ title: line, url: webAddress })),
});

/** The schema of the file with what these sources read in it: each is there, and no other. */
export function communityWithSources(sources: Readonly<Record<string, z.ZodType>>) {
  return communitySchema.extend({ sources: z.strictObject(sources) });
}

/** The community as `content/community.yaml` describes it. */
export type Community = z.infer<typeof communitySchema>;
