import { inspect } from 'node:util';

/**
 * Says what stops a command before it has begun in its own words: settings are read while modules are loaded, where
 * no command can catch anything. To be imported before anything else, by each of `scripts/`.
 */
process.on('uncaughtException', (error) => {
  const words = error.name === 'SettingsError' ? error.message : inspect(error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
