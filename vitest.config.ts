import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

/** Real browsers, one file after the other: npm test runs two such projects side by side (tests/parts.ts). */
const inBrowsers = {
  fileParallelism: false,
  testTimeout: 300_000,
  hookTimeout: 300_000,
  setupFiles: 'tests/leave-out-others.ts',
}

/** A browser on a busy machine now and then misses a moment: one second try, which npm test names at its end. */
const withSecondTry = { ...inBrowsers, retry: 1 }

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        // Modules are loaded once per worker, not once per file: what a file changes of them it has to put back.
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          isolate: false,
          setupFiles: 'tests/unit/setup.ts',
        },
      },
      { test: { name: 'sandbox', include: ['tests/sandbox/**/*.test.ts'] } },
      // Where every test watches for wrong clicks none gets a second try; elsewhere a wrong click counts all
      // the same (tests/wrong-clicks.ts).
      { test: { name: 'page', include: ['tests/page/**/*.test.ts'], ...inBrowsers } },
      { test: { name: 'variants', include: ['tests/variants/**/*.test.ts'], ...inBrowsers } },
      { test: { name: 'views', include: ['tests/views/**/*.test.ts'], ...withSecondTry } },
      ...(['chromium', 'firefox'] as const).map((name) => ({
        test: {
          name,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/global-setup.ts',
          provide: { browserName: name },
          ...withSecondTry,
        },
      })),
    ],
  },
})
