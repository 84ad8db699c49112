import '@/lib/operations/uncaught';
import { runCommand } from '@/lib/command-line';
import { serve, serveHelp, serveOptions } from '@/lib/operations/serve';

await runCommand({ help: serveHelp, options: serveOptions }, serve);
