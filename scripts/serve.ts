import { runCommand } from '@/lib/operations/command-line';
import { serve, serveHelp } from '@/lib/operations/serve';

await runCommand({ help: serveHelp }, serve);
