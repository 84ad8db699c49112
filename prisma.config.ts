import { defineConfig } from 'prisma/config';

/** Read by the `prisma` command alone; the application connects through `lib/database/client.ts`. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
