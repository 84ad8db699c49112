import next from 'eslint-config-next/core-web-vitals';
import tseslint from 'typescript-eslint';

const forbid = (...bans) => [
  'error',
  { patterns: bans.map(([regex, message]) => ({ regex, message })) },
];

const upward = ['^\\.\\.', "Use './x' in this folder and '@/…' elsewhere."];
const database = [
  '^(@/lib/(database/client$|generated/)|@prisma/|pg$)',
  'Only queries.ts, commands.ts, audit.ts and sync/{run,source}.ts talk to the database.',
];
const outward = ['^@/(app|scripts)/', 'lib/ and components/ never import app/ or scripts/.'];
const reading = ['(^|[/-])(queries|commands)$', 'Components get their data as props.'];
const world = [
  '^(@/lib/(?!(result|time|slug|text)$)[^/]+$|next(/|$)|react|node:|server-only)|(^|[/-])(queries|commands)$',
  'A pure file imports only other pure files, result, time, slug and text.',
];

const noOwnClock = (message) => [
  'error',
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message,
  },
];

const pureFiles = [
  'lib/*/{rules,schema,messages}.ts',
  'lib/*/*-rules.ts',
  'lib/elections/tally/**/*.ts',
];
const databaseFiles = [
  'lib/database/**/*.ts',
  'lib/audit/record.ts',
  'lib/access/rate-limit.ts',
  'lib/*/queries.ts',
  'lib/*/*-queries.ts',
  'lib/*/commands.ts',
  'lib/*/*-commands.ts',
  'lib/sync/{run,source}.ts',
  'lib/operations/**/*.ts',
];

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.data/**',
      'lib/generated/**',
      'next-env.d.ts',
      'coverage/**',
      'playwright-report/**',
      'test-results/**',
    ],
  },
  ...next,
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-restricted-imports': forbid(upward, database),
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in lib/env.ts only.' },
      ],
    },
  },
  {
    files: ['lib/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': forbid(upward, database, outward) },
  },
  {
    // The clock of this machine may be wrong, and a page must not say of a vote what a command would deny.
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': noOwnClock("Pages go by the database's clock: now() of lib/clock."),
    },
  },
  {
    files: ['components/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': forbid(upward, database, outward, reading) },
  },
  { files: databaseFiles, rules: { 'no-restricted-imports': forbid(upward, outward) } },
  {
    files: pureFiles,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': forbid(upward, database, outward, world),
      'no-restricted-syntax': noOwnClock('A pure file takes the time as a parameter.'),
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**', 'e2e/**'],
    rules: {
      'no-restricted-imports': forbid(upward),
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: [
      'lib/env.ts',
      'prisma.config.ts',
      'playwright.config.ts',
      'test/**',
      'e2e/**',
      '**/*.test.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
);
