import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // The build that src/core/arrow.ts loads: classes of another one would be strangers to it.
    alias: { 'apache-arrow': createRequire(import.meta.url).resolve('apache-arrow/Arrow.esnext.min') },
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
