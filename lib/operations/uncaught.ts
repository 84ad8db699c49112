import { inspect } from 'node:util';

/**
 * Prints the message of a wrong setting that stops a command before it starts: settings are read while modules are
 * loaded, where no command can catch an error. Each of `scripts/` imports this before anything else.
 */
process.on('uncaughtException', (error) => {
  const words = error.name === 'SettingsError' ? error.message : inspect(error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
