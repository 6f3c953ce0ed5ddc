import { defineConfig } from 'vitest/config';

const common = {
  environment: 'node',
  restoreMocks: true,
  testTimeout: 30_000,
  setupFiles: ['src/testing/seeded-properties.ts'],
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          // No test replaces a module: loading the thousands of texts once a worker, not once a file, is half the time.
          isolate: false,
          include: ['src/**/*.test.ts', 'content/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'db',
          // As above; what a process keeps (the supplier search) belongs to the database it was read from.
          isolate: false,
          include: ['src/**/*.db.test.ts'],
          globalSetup: ['src/platform/testing/db-global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...common,
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/support/global-setup.ts'],
          // A browser on a loaded machine misses a deadline now and then; what is broken fails twice.
          retry: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // One browser at a time: two cores, and journeys that watch each other's clocks lie.
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
