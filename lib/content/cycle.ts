import 'server-only';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { contentRoot, listFiles, readText, shownPath } from './files';
import type { Problem } from '@/lib/formats/problems';
import { cycleSchema, type Cycle } from './schema';
import { parseYaml } from '@/lib/formats/schema-yaml';

/** A cycle, its file, and the time of the file's last change. */
export type CycleFile = { file: string; cycle: Cycle; changedAt: Date };

/**
 * Reads the cycles in `content/schedule/`, with the problems of files that cannot be used.
 *
 * They replace the real schedule until a sync imports it. The files are read again at each call.
 */
export async function readCycles(
  folder = path.join(contentRoot, 'schedule'),
): Promise<{ cycles: CycleFile[]; problems: Problem[] }> {
  const cycles: CycleFile[] = [];
  const problems: Problem[] = [];
  for (const place of await listFiles(folder, '.yaml')) {
    const file = shownPath(place);
    const text = await readText(place, file);
    const parsed = text.ok
      ? parseYaml({ file, text: text.value, firstLine: 1 }, cycleSchema)
      : text;
    const name = parsed.ok ? parsed.value.series.name : null;
    if (!parsed.ok) {
      problems.push(...parsed.problems);
    } else if (cycles.some(({ cycle }) => cycle.series.name === name)) {
      const message = 'is described by another file as well';
      problems.push({ file, line: 1, field: 'series.name', message });
    } else {
      cycles.push({ file, cycle: parsed.value, changedAt: (await stat(place)).mtime });
    }
  }
  return { cycles, problems };
}
