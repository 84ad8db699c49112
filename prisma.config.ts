import { defineConfig } from 'prisma/config';

/** Read by the `prisma` command alone; the application connects through `lib/db.ts`. */
export default defineConfig({ schema: 'prisma/schema.prisma' });
