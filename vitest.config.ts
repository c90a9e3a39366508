import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Hundreds of processes and threads read the same code: it is compiled once.
process.env.NODE_COMPILE_CACHE = join(tmpdir(), 'talweg-compiled')

const browserTests = 'test/e2e/**/*.e2e.test.ts'

export default defineConfig({
  test: {
    // One PostgreSQL for the whole run, whichever projects are in it; each test file gets its own database there.
    globalSetup: 'test/support/postgres-global.ts',
    // Processes, not threads: DuckDB and signals belong to a process.
    pool: 'forks',
    // Two cores: a third waits less for pages and processes than it takes from the others.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Files of one worker share what is loaded, which is a fifth of the work otherwise.
          isolate: false,
          include: ['{src,demo,bench}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [browserTests, '**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [browserTests],
          setupFiles: 'test/e2e/tell-failure.ts',
          // A real browser beside other work: what fails once is told, what fails twice counts.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
