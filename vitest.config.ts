import { defineConfig } from 'vitest/config'
import { chromiumPath } from './tests/support/chromium.ts'

// The demonstration town's zone, before any process evaluates hours: a zone set at run time comes too late for some.
process.env.TZ = 'America/New_York'

/** Tests that open no database: once is enough. */
const pure = [
  'tests/**/*.unit.test.ts',
  'tests/architecture.test.ts',
  'tests/hours*.test.ts',
  'tests/categories.test.ts',
  'tests/import-readers.test.ts',
]
const browser = ['tests/browser/**/*.test.ts']
/** Once is enough also for what is the same on both engines, the town's sentences, and for a program that opens its own. */
const once = [
  'tests/backup-broken.test.ts',
  'tests/creed.test.ts',
  'tests/page-weight.test.ts',
  'tests/setup-command.test.ts',
]
const stories = { include: ['tests/**/*.test.ts'], exclude: [...pure, ...browser] }

export default defineConfig({
  test: {
    // Worker threads do not honour a process zone set at run time; forks do.
    pool: 'forks',
    // One more than there are cores: a file often waits, for a disk, a browser or the other engine.
    maxWorkers: 3,
    // Files share what their worker has read: modules keep nothing but what may be drawn anew, each file opens its own town.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: 'tests/support/run-folder.ts',
    projects: [
      { extends: true, test: { name: 'unit', include: pure } },
      {
        extends: true,
        test: {
          name: 'sqlite',
          ...stories,
          env: { WOODSTOVE_TEST_ENGINE: 'sqlite' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          ...stories,
          exclude: [...stories.exclude, ...once],
          env: { WOODSTOVE_TEST_ENGINE: 'postgres' },
          globalSetup: ['tests/support/run-folder.ts', 'tests/support/postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          // A whole evening in Chromium, on a machine that has other things to do.
          testTimeout: 120_000,
          env: { WOODSTOVE_TEST_ENGINE: 'sqlite' },
          // Without Chromium every browser test is collected, counts as skipped, and none of its hooks run.
          ...(chromiumPath() === null && { testNamePattern: /(?!)/ }),
        },
      },
    ],
  },
})
