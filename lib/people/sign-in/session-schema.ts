import { z } from 'zod';

/** Form that names a session. */
export const sessionSchema = z.object({ sessionId: z.uuid() });
