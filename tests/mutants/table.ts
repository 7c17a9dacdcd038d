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

/** The last lines of a run. */
export function sumOf(fates: Fate[]): string {
  const { caught, survived, explained } = totalOf(fates)
  return [
    `${explained} of the survivors nobody can notice; of the others ${shareOf(fates)} % were caught`,
    `mutants ${fates.length}, caught ${caught}, survived ${survived}, ${percent(caught, fates.length)} %`,
  ].join('\n')
}

/** How many of a hundred were caught of those that somebody could notice: the field's mutation score. */
export function shareOf(fates: Fate[]): number {
  const { caught, explained } = totalOf(fates)
  return percent(caught, fates.length - explained)
}

/** To one decimal, and never more than it is. */
function percent(part: number, whole: number): number {
  return Math.floor((part / whole) * 1000) / 10
}

function totalOf(fates: Fate[]) {
  const survivors = fates.filter(({ witness }) => witness === null)
  return {
    caught: fates.length - survivors.length,
    survived: survivors.length,
    explained: survivors.filter(({ excuse }) => excuse !== null).length,
  }
}

function countsOf(fates: Fate[]): number[] {
  const { survived, explained } = totalOf(fates)
  return [
    fates.length,
    ...columns.map((column) => fates.filter(({ witness }) => witness === column).length),
    survived,
    explained,
  ]
}
