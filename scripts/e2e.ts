import '@/lib/operations/uncaught';
import { runCommand } from '@/lib/operations/command-line';
import { browserTests, browserTestsHelp } from '@/test/browser-tests';

await runCommand({ help: browserTestsHelp }, browserTests);
