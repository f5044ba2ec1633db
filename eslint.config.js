import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const environment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only src/config.ts reads the environment; take the parsed config as an argument.',
}

const oneClock = 'One clock, passed in: only src/web/clock.ts reads the time.'
const clock = [
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: oneClock },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: oneClock },
  { selector: 'CallExpression[callee.name="Date"]', message: oneClock },
  { selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]', message: oneClock },
]

// Names of properties (`rows.db`, `{ db: … }`) are not the connection itself.
const outerDatabase =
  'Identifier[name=/^(db|outer)$/]:not(MemberExpression[computed=false] > .property)' +
  ':not(Property[computed=false][shorthand=false] > .key)'
const insideTransaction = [
  'CallExpression[callee.name=/^(inTransaction|keptTogether)$/] > :function',
  'CallExpression[callee.property.name="execute"][callee.object.callee.property.name="transaction"] > :function',
].map((callback) => ({
  selector: `${callback} ${outerDatabase}`,
  message: 'Inside a transaction only `trx`: using the outer db inside a transaction hangs for ever.',
}))

// What only Node's type stripping cannot erase has no place in a project that might drop its build one day.
const enums = { selector: 'TSEnumDeclaration', message: 'Use a union of strings, or an `as const` list.' }
const parameterProperties = {
  selector: 'TSParameterProperty',
  message: 'Declare the field; only src/errors.ts takes the shorthand.',
}

const everywhere = [...insideTransaction, enums, parameterProperties]
const restricted = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules] })
const ours = ['src/**/*.ts', 'migrations/**/*.ts']

const carefulTypes = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // Express's request and response are widened through a declared namespace; there is no other way.
  '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
  // `return answer(422)` ends a handler in one line, and a default that is spelled out can read better: taste, not care.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  '@typescript-eslint/no-unnecessary-type-arguments': 'off',
  // An async function without await is often one row of a table of handlers that share a type.
  '@typescript-eslint/require-await': 'off',
}

const plainCare = {
  eqeqeq: ['error', 'always'],
  'no-eval': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'object-shorthand': 'error',
  'no-template-curly-in-string': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
}

const browser = 'window document navigator location history localStorage sessionStorage indexedDB caches crypto'
const browserCalls =
  'fetch setTimeout clearTimeout setInterval clearInterval requestAnimationFrame matchMedia print console performance'
const browserTypes =
  'URL URLSearchParams Request Response Headers AbortController FormData Event CustomEvent Blob HTMLElement DOMParser IDBKeyRange'
const worker = 'self clients registration skipWaiting addEventListener importScripts'
/** What the scripts of public/offline/ share with each other; a service worker takes in classic scripts only. */
const offline = 'device files keptPages readers shelves kit answers outbox doors inWords worker'

export default defineConfig(
  globalIgnores(['dist/', 'data/', 'coverage/', 'node_modules/']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  { rules: plainCare },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...carefulTypes, ...restricted(...everywhere) },
  },
  {
    files: ours,
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      ...restricted(...everywhere, environment, ...clock),
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  // The exceptions, each with its one freedom.
  { files: ['src/config.ts'], rules: restricted(...everywhere, ...clock) },
  { files: ['src/web/clock.ts'], rules: restricted(...everywhere, environment) },
  { files: ['src/errors.ts'], rules: restricted(...insideTransaction, enums, environment, ...clock) },
  { files: ['src/main.ts', 'src/**/extract.ts'], rules: { 'no-console': 'off' } },
  {
    // Replies of the outer world (supertest bodies, PostgreSQL rows) are `any` there, and a wrong guess fails the test.
    files: ['tests/**/*.ts', '*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['public/**/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: Object.fromEntries(
        [browser, browserCalls, browserTypes, worker, offline]
          .join(' ')
          .split(' ')
          .map((name) => [name, 'readonly']),
      ),
    },
    // What a script names at its top, the others take from there.
    rules: { 'no-undef': 'error', 'no-unused-vars': ['error', { vars: 'local', argsIgnorePattern: '^_' }] },
  },
  { files: ['public/offline/{page,on-this-device}.js'], languageOptions: { sourceType: 'module' } },
)
