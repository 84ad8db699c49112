import { z } from 'zod';

/** Which session is meant. */
export const sessionSchema = z.object({ sessionId: z.uuid() });
