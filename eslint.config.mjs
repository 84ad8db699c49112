import next from 'eslint-config-next/core-web-vitals';
import tseslint from 'typescript-eslint';
import { databaseFiles, pureFiles } from './floors.mjs';

const forbid = (...bans) => [
  'error',
  { patterns: bans.map(([regex, message]) => ({ regex, message })) },
];

const upward = ['^\\.\\.', "Use './x' in this folder and '@/…' elsewhere."];
const database = [
  '^(@/lib/(database/client$|generated/)|@prisma/|pg$)',
  'Only queries, commands and the engines of floors.mjs talk to the database.',
];
const outward = [
  '^@/(app|scripts|bench|test|e2e)/',
  'lib/ and components/ never import app/, scripts/, bench/ or tests.',
];
const reading = ['(^|[/-])(queries|commands|transaction)$', 'Components get their data as props.'];
const world = [
  '^(next(/|$)|react|node:|server-only)|(^|[/-])(queries|commands|transaction)$',
  'A pure file reaches no database, no network and no page.',
];

const noOwnClock = (message) => [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message,
  },
];

const HOSTS = '/(opendev|openstack)[\\\\]*\\.org/';
const noOwnHosts = [
  'Literal[value=%]',
  'TemplateElement[value.raw=%]',
  'JSXText[value=%]',
  'Literal[regex.pattern=%]',
].map((selector) => ({
  selector: selector.replace('%', HOSTS),
  message: 'Addresses of one community stand in lib/community/openstack.ts.',
}));

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
  // React and Next.js are used in pages and components only; elsewhere their rules cost time and find nothing.
  ...next.map((config) =>
    config.rules ? { ...config, files: ['{app,components}/**/*.{js,ts,tsx}'] } : config,
  ),
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
    files: ['**/*.{js,mjs,ts,tsx}'],
    ignores: ['**/*.{test,spec}.{ts,tsx}', 'test/**', 'e2e/**'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
    },
  },
  {
    files: ['lib/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': forbid(upward, database, outward),
      'no-restricted-syntax': ['error', ...noOwnHosts],
    },
  },
  {
    // The web server's clock may be wrong, and a page must not contradict the command about a vote.
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...noOwnClock("Pages go by the database's clock: now() of lib/clock."),
        ...noOwnHosts,
      ],
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
      'no-restricted-syntax': [
        'error',
        ...noOwnClock('A pure file takes the time as a parameter.'),
        ...noOwnHosts,
      ],
    },
  },
  {
    files: ['lib/community/openstack.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...noOwnClock('A pure file takes the time as a parameter.'),
      ],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**', 'e2e/**'],
    rules: {
      'no-restricted-imports': forbid(upward),
      'no-restricted-syntax': 'off',
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
