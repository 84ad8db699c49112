import { endWithNpm } from './parent.mjs';
import { prepare, runScript } from './prepare.mjs';

if (process.env.npm_lifecycle_event) endWithNpm();
prepare();
runScript('scripts/serve.ts', process.argv.slice(2));
