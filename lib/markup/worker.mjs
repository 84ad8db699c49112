// The thread that compiles reStructuredText: it may be stopped at any moment (see pool.ts).
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
