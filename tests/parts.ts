import type { BrowserName } from '../scripts/find-browser.ts'

export interface Part {
  name: string
  about: string
  /** A program of node_modules/.bin with its arguments, which counts as one test; else a Vitest project. */
  command?: [string, ...string[]]
  /** It needs the UI kits of the page variants (sandbox/variants/installed-kits.ts). */
  needsKits?: true
  /** The browsers it needs. */
  browsers?: BrowserName[]
  /** `npm test` runs one in so many of its tests, each time others (tests/share.ts); by default all. */
  oneIn?: number
}

const bothBrowsers: BrowserName[] = ['chromium', 'firefox']

/** Quick things, which use all that the machine has: one after the other. */
const quick: Part[] = [
  { name: 'lint', about: 'format and rules of the house', command: ['biome', 'check', '.'] },
  { name: 'types', about: 'strict TypeScript', command: ['tsc', '--noEmit'] },
  {
    name: 'kit-types',
    about: 'the same, of what runs in page variants',
    command: ['tsc', '--noEmit', '-p', 'sandbox/variants'],
    needsKits: true,
  },
  { name: 'unused', about: 'nothing dead, nothing undeclared', command: ['knip'] },
  { name: 'unit', about: 'the domain, with the browser in memory' },
  {
    name: 'mutations',
    about: 'dangerous changes, each noticed by the unit tests',
    command: ['node', 'tests/mutations/main.ts'],
  },
  {
    name: 'simulation',
    about: 'lives of a repair in memory, others each time',
    command: ['node', 'tests/simulation/main.ts', '--runs', '20000'],
  },
  { name: 'sandbox', about: 'the embedded FitTrend against the contract' },
]

/** Tests in browsers wait more than they work: two at a time. The longest come first, so that both lanes end about together. */
const inBrowsers: Part[] = [
  { name: 'firefox', about: 'the extension in Firefox', browsers: ['firefox'], oneIn: 8 },
  { name: 'chromium', about: 'the extension in Chromium', browsers: ['chromium'], oneIn: 6 },
  { name: 'page', about: 'the engine in real browsers', browsers: bothBrowsers, oneIn: 4 },
  { name: 'variants', about: 'the engine on page variants', browsers: bothBrowsers, oneIn: 5 },
  { name: 'views', about: 'every view in real browsers', browsers: bothBrowsers },
]

/** What the tests are: one stage after the other, each with so many of its parts at a time. */
export const stages: { lanes: number; parts: Part[] }[] = [
  { lanes: 1, parts: quick },
  { lanes: 2, parts: inBrowsers },
]
