import '@/lib/operations/uncaught';
import { spawn } from 'node:child_process';
import { env, webEnvironment } from '@/lib/env';
import { runCommand } from '@/lib/command-line';
import { openDatabase } from '@/lib/operations/session';
import { seedDemo } from '@/lib/people/demo-commands';

const help = `
Serves the site for development, with hot reload, on the embedded PostgreSQL or DATABASE_URL.

  npm run dev
`;

await runCommand({ help }, async () => {
  const database = await openDatabase();
  await seedDemo();
  const host = env.host ? ['--hostname', env.host] : [];
  const server = spawn('npx', ['next', 'dev', '--port', String(env.port), ...host], {
    stdio: 'inherit',
    env: webEnvironment(database.webUrl, { NEXT_TELEMETRY_DISABLED: '1' }),
  });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  const code = await new Promise<number | null>((resolve) => server.on('exit', resolve));
  await database.release();
  return code === 0 || code === null;
});
