import type { BrowserName } from '../scripts/find-browser.ts'

export interface Part {
  name: string
  about: string
  /** A program of node_modules/.bin with its arguments, which counts as one test; else a Vitest project. */
  command?: [string, ...string[]]
  /** The browsers it needs. */
  browsers?: BrowserName[]
}

const bothBrowsers: BrowserName[] = ['chromium', 'firefox']

/** What `npm test` runs, quick things first. */
export const parts: Part[] = [
  { name: 'lint', about: 'format and rules of the house', command: ['biome', 'check', '.'] },
  { name: 'types', about: 'strict TypeScript', command: ['tsc', '--noEmit'] },
  { name: 'unused', about: 'nothing dead, nothing undeclared', command: ['knip'] },
  { name: 'unit', about: 'the domain, with the browser in memory' },
  { name: 'sandbox', about: 'the embedded FitTrend against the contract' },
  { name: 'page', about: 'the engine on pages of real browsers', browsers: bothBrowsers },
  { name: 'variants', about: 'the engine on every page variant', browsers: bothBrowsers },
  { name: 'views', about: 'every view in real browsers', browsers: bothBrowsers },
  { name: 'chromium', about: 'the extension in Chromium', browsers: ['chromium'] },
  { name: 'firefox', about: 'the extension in Firefox', browsers: ['firefox'] },
]
