import '@/lib/operations/uncaught';
import { runCommand } from '@/lib/command-line';
import { syncCommand, syncHelp, syncOptions } from '@/lib/operations/sync-command';

await runCommand({ help: syncHelp, options: syncOptions }, syncCommand);
