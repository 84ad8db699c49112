import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { listMissing, type Missing } from './missing';

/** Bytes at the end of a file that are sure to contain its last checkpoint. */
const TAIL_BYTES = 8_192;

/**
 * Appends the checkpoints that a file lacks and changes nothing else. They are on the disk (fsync) before this returns.
 */
export async function appendToFile(file: string): Promise<Missing> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a+', 0o644);
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const tail = Buffer.alloc(size - start);
    await handle.read(tail, 0, tail.length, start);
    const missing = await listMissing(tail.toString('utf8'));
    if (missing.ok && missing.text !== '') {
      await handle.appendFile(missing.text);
      await handle.sync();
    }
    return missing;
  } finally {
    await handle.close();
  }
}
