// The thread that renders text: it may be stopped at any moment (see pool.ts).
import { register } from 'tsx/esm/api';

register();
const { render } = await import('./worker.ts');
export default render;
