import '@/lib/operations/uncaught';
import { recount } from '@/lib/elections/recount/command';
import { recountHelp, recountOptions } from '@/lib/elections/recount/options';
import { runCommand } from '@/lib/command-line';

await runCommand({ help: recountHelp, options: recountOptions }, recount);
