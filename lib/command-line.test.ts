import { expect, test, vi } from 'vitest';
import { isConfirmed, runCommand, UnconfirmedError } from './command-line';

const asked = { question: 'Replace everything?', command: 'npm run db:restore -- it --yes' };

test('where there is no terminal, a question says how to answer it', async () => {
  await expect(isConfirmed(false, asked)).rejects.toThrow(
    'Replace everything? There is no terminal to answer on, so nothing was changed. To say yes: npm run db:restore -- it --yes',
  );
  expect(await isConfirmed(true, asked)).toBe(true);
});

test('such a command ends with 2, and that sentence is its last', async () => {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['node', 'db']);
  const before = process.exitCode;
  await runCommand({ help: '' }, () => Promise.reject(new UnconfirmedError('Add --yes.')));
  const { exitCode } = process;
  process.exitCode = before;
  expect([written, exitCode]).toEqual([['Add --yes.\n'], 2]);
});
