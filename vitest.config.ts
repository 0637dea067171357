import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{optimiser,business,server,web,scenarios}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: './scripts/test-database.ts',
    // An embedded database takes half a gigabyte and seconds to open: two side by side are enough.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
