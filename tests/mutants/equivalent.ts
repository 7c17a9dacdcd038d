import type { Mutant } from './mutant.ts'

/** A mutant that changes nothing that anybody could notice, and why. */
interface Equivalent {
  file: string
  /** The lines as they were and as they are with it, each run of spaces as one. */
  before: string
  after: string
  why: string
}

const equivalents: Equivalent[] = []

/** Why nobody can notice a mutant; null where somebody should. */
export function excuseOf(mutant: Mutant): string | null {
  const known = equivalents.find(
    ({ file, before, after }) =>
      file === mutant.file && before === mutant.before && after === mutant.after,
  )
  return known?.why ?? null
}
