import '@/lib/operations/uncaught';
import { runCommand } from '@/lib/command-line';
import { syncCommand, syncHelp, syncOptions } from '@/lib/sync/sync-command';

await runCommand({ help: syncHelp, options: syncOptions }, syncCommand);
