import type { KnipConfig } from 'knip'

export default {
  workspaces: {
    '.': {
      entry: [
        // Started by scripts/with-setup.mjs, which knip doesn't see through.
        '{bench,demo,sandbox,tests,tests/browser/kills,tests/mutants,tests/mutations,tests/simulation}/main.ts',
        'scripts/{build,figures/main,icon/render}.ts',
        // A WXT project of its own, built by bench/start/stage.ts.
        'bench/start/empty/{wxt.config,entrypoints/**/*}.ts',
        // Named to Vitest by tests/tally.ts and its test.
        'tests/second-tries-reporter.ts',
        'tests/fixtures/tally/*.ts',
        // Bundled for the pictures of all views (tests/views/gallery-server.ts).
        'tests/views/gallery/main.tsx',
      ],
      // Only on Debian, as root, when a browser is missing (scripts/find-browser.ts).
      ignoreBinaries: ['apt-get'],
    },
    'sandbox/variants': {
      // Bundled by name when a page variant is first asked for (bundle.ts).
      entry: ['{kits,pages}/*.client.{ts,tsx}'],
      // Material UI's own needs: seen to be used only where the kits are installed.
      ignoreDependencies: ['@emotion/react', '@emotion/styled'],
    },
  },
} satisfies KnipConfig
