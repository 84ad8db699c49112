import '@/lib/operations/uncaught';
import { runCommand } from '@/lib/command-line';
import { browserTests, browserTestsHelp } from '@/test/browser-tests';

await runCommand({ help: browserTestsHelp }, browserTests);
