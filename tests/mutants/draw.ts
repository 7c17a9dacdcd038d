import type { Mutant, Site } from './mutant.ts'

/** A file's places, and the share of all mutants that is due to it. */
export interface Field {
  file: string
  sites: Site[]
  /** How much code it has. */
  size: number
}

/** A word has as many others as its file, and TypeScript refuses most. */
const mostTries = 6

/**
 * Draws mutants one after the other, spread over the files by their size, at least one from each; of a place one.
 * @param isMade whether a mutant can be made: where it can't another one of the place or the file is drawn
 */
export function* draw(
  fields: Field[],
  random: () => number,
  isMade: (mutant: Mutant) => boolean,
): Generator<Mutant> {
  const left = fields.map((field) => ({ ...field, sites: shuffled(field.sites, random), drawn: 0 }))
  for (;;) {
    const open = left.filter(({ sites }) => sites.length > 0)
    // As seats are given in a parliament (Sainte-Laguë): a file without any comes first.
    const next = open.sort((a, b) => claim(b) - claim(a))[0]
    if (!next) return
    const made = shuffled(next.sites.pop() ?? [], random)
      .slice(0, mostTries)
      .find(isMade)
    if (!made) continue
    next.drawn += 1
    yield made
  }
}

function claim({ size, drawn }: { size: number; drawn: number }): number {
  return drawn === 0 ? Number.POSITIVE_INFINITY : size / (2 * drawn + 1)
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((it) => ({ it, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ it }) => it)
}
