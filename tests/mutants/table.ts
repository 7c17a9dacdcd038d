import type { Witness } from './witnesses.ts'

/** A mutant's file, and who noticed it. */
export interface Fate {
  file: string
  witness: Witness | null
  /** Why nobody can notice it; null where that isn't known. */
  excuse: string | null
}

const columns = ['unit tests', 'simulation', 'time limit'] as const satisfies Witness[]

/** How it went for each file, and in all. */
export function tableOf(fates: Fate[]): string {
  const byFile = [...Map.groupBy(fates, ({ file }) => file)].sort(([a], [b]) => (a < b ? -1 : 1))
  const width = Math.max(...byFile.map(([file]) => file.length))
  const line = (name: string, cells: (string | number)[]) =>
    [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(10))].join('  ')
  return [
    line('file', ['mutants', ...columns, 'survived', 'explained']),
    ...byFile.map(([file, own]) => line(file, countsOf(own))),
    line('all', countsOf(fates)),
  ].join('\n')
}

/** The last line of a run. */
export function sumOf(fates: Fate[]): string {
  const survived = fates.filter(({ witness }) => witness === null).length
  const caught = fates.length - survived
  return `mutants ${fates.length}, caught ${caught}, survived ${survived}, ${shareOf(fates)} %`
}

/** How many of a hundred were caught, to one decimal; what is explained counts as not caught, too. */
export function shareOf(fates: Fate[]): number {
  const caught = fates.filter(({ witness }) => witness !== null).length
  return Math.floor((caught / fates.length) * 1000) / 10
}

function countsOf(fates: Fate[]): number[] {
  const survivors = fates.filter(({ witness }) => witness === null)
  return [
    fates.length,
    ...columns.map((column) => fates.filter(({ witness }) => witness === column).length),
    survivors.length,
    survivors.filter(({ excuse }) => excuse !== null).length,
  ]
}
