import '@/lib/operations/uncaught';
import { runCommand } from '@/lib/command-line';
import { verify, verifyHelp, verifyOptions } from '@/lib/operations/verify';

await runCommand({ help: verifyHelp, options: verifyOptions }, verify);
