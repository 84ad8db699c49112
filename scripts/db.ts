import '@/lib/operations/uncaught';
import { databaseCommand, databaseHelp, databaseOptions } from '@/lib/operations/database-command';
import { runCommand } from '@/lib/command-line';

await runCommand({ help: databaseHelp, options: databaseOptions }, databaseCommand);
