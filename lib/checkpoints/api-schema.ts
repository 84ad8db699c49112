import { z } from 'zod';
import { endpoint } from '@/lib/http/endpoint';
import { pageParameters } from '@/lib/http/lists';
import { momentSchema, pageSchema } from '@/lib/http/shapes';

/** A number of a row as text: it may outgrow what JSON holds. */
const rowNumber = z.string().regex(/^\d{1,18}$/);

const hash = z.string().describe('SHA-256, in hex.');

/** `/audit/checkpoints` */
export const checkpointsEndpoint = endpoint({
  path: '/audit/checkpoints',
  chapter: 'Service',
  summary: 'Signed heads of the audit log, newest first',
  description: 'All of them as plain text: `/security/log/checkpoints.txt`.',
  params: z.object({}),
  query: z.object({ ...pageParameters(z.tuple([rowNumber])) }),
  answer: pageSchema(
    z
      .object({
        row: rowNumber.describe('The last row that it covers.'),
        hash,
        at: momentSchema,
        key: z.string().describe('The key that signed it, as c2sp.org/signed-note writes it.'),
        note: z.string().describe('The whole signed text.'),
      })
      .meta({ id: 'Checkpoint' }),
  ),
});

/** `/audit/rows` */
export const auditRowsEndpoint = endpoint({
  path: '/audit/rows',
  chapter: 'Service',
  summary: 'Rows of the audit log about motions, roles and merges, newest first',
  description:
    'Rows about sessions, mail, addresses and claims are for whom they concern, and left out.',
  params: z.object({}),
  query: z.object({ ...pageParameters(z.tuple([rowNumber])) }),
  answer: pageSchema(
    z
      .object({
        row: rowNumber,
        at: momentSchema,
        actor: z.string(),
        action: z.string().describe('Concept and verb: `motion.vote`.'),
        subject: z.string().describe('Concept and address: `motion/12`.'),
        reason: z.string(),
        hash,
      })
      .meta({ id: 'AuditRow' }),
  ),
});

/** Every address of this concept. */
export const checkpointsApi = [checkpointsEndpoint, auditRowsEndpoint] as const;
