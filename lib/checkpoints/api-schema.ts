import { z } from 'zod';
import { endpoint } from '@/lib/http/endpoint';
import { pageParameters } from '@/lib/http/lists';
import { momentSchema, pageSchema } from '@/lib/http/shapes';

/** Row number as text: it may outgrow the numbers of JSON. */
const rowNumber = z.string().regex(/^\d{1,18}$/);

const hash = z.string().describe('SHA-256, in hex.');

/** `GET /audit/checkpoints`: the signed heads of the audit log. */
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

/** `GET /audit/rows`: the public rows of the audit log. */
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

/** Endpoints about checkpoints. */
export const checkpointsApi = [checkpointsEndpoint, auditRowsEndpoint] as const;
