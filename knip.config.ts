import type { KnipConfig } from 'knip'

export default {
  // Only on Debian, as root, when a browser is missing (scripts/find-browser.ts).
  ignoreBinaries: ['apt-get'],
} satisfies KnipConfig
