import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';

/** A kind of motion that must be seconded; the community itself has none. */
const SECONDED = {
  kind: 'seconded-motion',
  name: 'Seconded motion',
  summary: 'What two other members want to see decided.',
  source: { title: 'An invented rule' },
  seconds: 2,
  thresholds: ['more than 1/2 of yes and no'],
  record: 'file',
};

/** Writes the community's description with one more kind of motion for its first body. Returns the file's path. */
export async function makeFixtureCommunity(folder: string): Promise<string> {
  const community = parseDocument(await readFile('content/community.yaml', 'utf8'));
  community.addIn(['bodies', 0, 'motions'], community.createNode(SECONDED));
  const file = path.join(folder, 'community.yaml');
  await writeFile(file, community.toString());
  return file;
}
