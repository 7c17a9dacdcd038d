/**
 * Tests in browsers take an hour: `npm test` runs a share of them, each time another one, which a seed determines;
 * `npm run test:all` runs them all.
 */
export interface Share {
  seed: number
  /** One in so many tests is taken. */
  oneIn: number
}

/** Where a run's share stands for the processes that Vitest starts, as "SEED/ONE-IN"; unset: everything. */
export const shareVariable = 'RECONNECT_SHARE'

/** What is run each time: what the extension is for, from the break to the receipt. */
const always = {
  file: 'tests/browser/journeys/main-job.test.ts',
  test: 'by popup: notices, tells once, repairs, proves',
}
/**
 * And what is judged worst where it goes wrong: which questions of a page are answered in the user's name. Each in one
 * of the browsers, which judge by the same script.
 */
const alwaysWhole = 'tests/page/questions/'

export function shareToText({ seed, oneIn }: Share): string {
  return `${seed}/${oneIn}`
}

/**
 * The share that a variable names.
 * @throws Error where it isn't one
 */
export function shareFrom(text: string | undefined): Share | null {
  if (text === undefined) return null
  const [, seed, oneIn] = /^(\d{1,10})\/([1-9]\d{0,3})$/.exec(text) ?? []
  if (seed === undefined) throw new Error(`No share: ${text}.`)
  return { seed: Number(seed), oneIn: Number(oneIn) }
}

/**
 * Whether a test is in the share.
 * @param file its path from the root
 * @param test its full name
 */
export function isInShare(share: Share | null, file: string, test: string): boolean {
  const isAlways = file === always.file && test.endsWith(always.test)
  if (share === null || isAlways) return true
  if (file.startsWith(alwaysWhole)) return isItsBrowser(share.seed, file, test)
  return hash(`${share.seed} ${file} ${test}`) % share.oneIn === 0
}

/** Of two tests that differ by their browser alone one. */
function isItsBrowser(seed: number, file: string, test: string): boolean {
  const [browser] = /\b(?:chromium|firefox)\b/.exec(test) ?? []
  if (browser === undefined) return true
  const others = hash(`${seed} ${file} ${test.replace(browser, '')}`) % 2
  return browser === (others === 0 ? 'chromium' : 'firefox')
}

/** FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), stirred once more, so that its last bits depend on all that went in. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b)
  return (value ^ (value >>> 16)) >>> 0
}
