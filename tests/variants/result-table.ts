/** One variant in one browser. */
export interface Row {
  browser: string
  variant: string
  outcome: string
  ms: number
  wrong: number
}

/** Variants down, browsers across, and the sum of wrong clicks. */
export function tableOf(rows: readonly Row[]): string {
  const names = [...new Set(rows.map(({ variant }) => variant))]
  const browsers = [...new Set(rows.map(({ browser }) => browser))]
  const width = Math.max(0, ...names.map((name) => name.length))
  const cells = (variant: string) =>
    browsers.map((browser) => {
      const row = rows.find((one) => one.variant === variant && one.browser === browser)
      return row ? `${cell(row.outcome)} ${String(row.ms).padStart(6)} ms  ${row.wrong} wrong` : ''
    })
  const lines = names.map((name) => `${name.padEnd(width)}  ${cells(name).join('  ')}`)
  const wrong = rows.reduce((sum, row) => sum + row.wrong, 0)
  const head = `${'variant'.padEnd(width)}  ${browsers.map((name) => name.padEnd(44)).join('')}`
  return [head, ...lines, `${wrong} wrong clicks in ${rows.length} runs`].join('\n')
}

function cell(outcome: string): string {
  return outcome.split(':')[0]?.padEnd(18) ?? ''
}
