import '@/lib/operations/uncaught';
import { runCommand } from '@/lib/command-line';
import { work, workerHelp } from '@/lib/operations/worker';

await runCommand({ help: workerHelp, options: { once: { type: 'boolean' } } }, work);
