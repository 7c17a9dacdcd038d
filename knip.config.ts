import type { KnipConfig } from 'knip'

export default {
  // Bundled by name when a page variant is first asked for (sandbox/variants/bundle.ts).
  entry: ['sandbox/variants/{kits,pages}/*.client.{ts,tsx}'],
  // Only on Debian, as root, when a browser is missing (scripts/find-browser.ts).
  ignoreBinaries: ['apt-get'],
} satisfies KnipConfig
