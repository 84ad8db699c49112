import { prepare, runScript } from './prepare.mjs';

prepare();
runScript('scripts/serve.ts', process.argv.slice(2));
