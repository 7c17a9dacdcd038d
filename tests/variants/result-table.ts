import type { Visibility } from './run.ts'

/** One variant in one browser. */
export interface Row {
  browser: string
  visibility: Visibility
  variant: string
  outcome: string
  ms: number
  wrong: number
  wasShown: boolean
}

/** Variants down, browsers and how the tab was at the start across, and the sums. */
export function tableOf(rows: readonly Row[]): string {
  const names = [...new Set(rows.map(({ variant }) => variant))]
  const lanes = [...new Set(rows.map(laneOf))]
  const width = Math.max(0, ...names.map((name) => name.length))
  const cells = (variant: string) =>
    lanes.map((lane) =>
      cell(rows.findLast((row) => row.variant === variant && laneOf(row) === lane)),
    )
  return [
    `${''.padEnd(width)}  ${lanes.map((lane) => lane.padEnd(cellWidth)).join('  ')}`,
    ...names.map((name) => `${name.padEnd(width)}  ${cells(name).join('  ')}`),
    ...lanes.map((lane) => sumOf(lane, rows)),
    `${wrongIn(rows)} wrong clicks in ${rows.length} runs`,
    '* brought to the front, as the page did not settle unseen',
  ].join('\n')
}

const cellWidth = 36

function laneOf({ browser, visibility }: Row): string {
  return `${browser}, ${visibility}`
}

function cell(row: Row | undefined): string {
  if (!row) return ''.padEnd(cellWidth)
  const outcome = `${row.outcome.split(':')[0]}${row.wasShown ? ' *' : ''}`
  return `${outcome.padEnd(20)} ${String(row.ms).padStart(6)} ms ${row.wrong} wrong`
}

function sumOf(lane: string, rows: readonly Row[]): string {
  const own = rows.filter((row) => laneOf(row) === lane)
  const completed = own.filter(({ outcome }) => outcome === 'completed').length
  const stopped = own.filter(({ outcome }) => outcome.startsWith('stopped')).length
  return `${lane}: ${completed} completed, ${stopped} stopped, ${wrongIn(own)} wrong clicks in ${own.length} runs`
}

function wrongIn(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.wrong, 0)
}
