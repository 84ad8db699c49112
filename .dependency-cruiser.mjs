import picomatch from 'picomatch';
import { pureFiles, rooms } from './floors.mjs';

const regexOf = (globs) => globs.map((glob) => picomatch.makeRe(glob).source);
const TESTS = '\\.test\\.tsx?$';
const pure = regexOf(pureFiles);

/** Packages that compute and nothing else. */
const PURE_PACKAGES = '^node_modules/(zod|yaml|iconv-lite|csv-stringify|@noble|@renovatebot)/';

/** Where files of `lib/` lie: each room may import those before it in the list, and itself. */
const floors = rooms.slice(0, -1).map((room, index) => ({
  name: `floor-of-${room}`,
  comment: `lib/${room} stands below what it imports. Move the import up, or what it needs down (floors.mjs).`,
  severity: 'error',
  from: { path: `^lib/${room}/` },
  to: { path: `^lib/(${rooms.slice(index + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
const configuration = {
  forbidden: [
    ...floors,
    {
      name: 'ground-floor',
      comment: 'Files beside the rooms of lib/ import no room.',
      severity: 'error',
      from: { path: '^lib/[^/]+$' },
      to: { path: '^lib/[^/]+/' },
    },
    {
      name: 'room-without-a-floor',
      comment: 'A new folder of lib/ gets its place in floors.mjs.',
      severity: 'error',
      from: { path: '^lib/[^/]+/', pathNot: `^lib/(generated|${rooms.join('|')})/` },
      to: {},
    },
    {
      name: 'outward',
      comment: 'lib/ serves pages, commands and tests, and imports none of them.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|components|scripts|bench|test|e2e)/' },
    },
    {
      name: 'circle-of-files',
      comment: 'Files import each other in a circle. Take what both need into a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'circle-of-folders',
      comment: 'Folders of one room import each other in a circle.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^lib/[^/]+/' },
      to: { circular: true, viaOnly: { path: '^lib/[^/]+/' } },
    },
    {
      name: 'pure-file',
      comment: 'A pure file imports pure files and pure packages only (floors.mjs lists them).',
      severity: 'error',
      from: { path: pure },
      to: { pathNot: [...pure, PURE_PACKAGES] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'lib/generated'] },
    exclude: { path: ['\\.next/', '\\.data/', TESTS] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

export default configuration;
