import { Choices } from './choices.ts'
import type { Violation } from './invariants.ts'
import { live } from './live.ts'

/** Tries for one story: enough for a few dozen draws, and over within seconds. */
const mostTries = 1_500

/** The shortest life found that fails in the same way: draws left out, in ever smaller pieces, then made ordinary. */
export async function shortest(draws: number[], kind: Violation['kind']): Promise<Violation> {
  let best = draws
  let found = await failing(best, kind)
  if (!found) throw new Error('this life does not fail')
  let tries = 0
  const attempt = async (shorter: number[]): Promise<boolean> => {
    if (tries++ > mostTries) return false
    const violation = await failing(shorter, kind)
    if (!violation) return false
    best = shorter
    found = violation
    return true
  }
  // The number of events first: what comes after the last one that matters goes at once.
  for (const few of [1, 2, 3, 4, 6, 8, 12, 16, 24]) if (await attempt(best.with(1, few))) break
  for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= best.length; ) {
      if (!(await attempt([...best.slice(0, at), ...best.slice(at + size)]))) at += size
    }
  }
  for (let at = 0; at < best.length; at++) {
    const draw = best[at] ?? 0
    if (draw === 0 || (await attempt(best.with(at, 0)))) continue
    for (let less = draw >> 1; less >= 1; less >>= 1) {
      if (await attempt(best.with(at, (best[at] ?? 0) - less))) break
    }
  }
  return found
}

async function failing(draws: number[], kind: Violation['kind']): Promise<Violation | null> {
  const { violation } = await live(new Choices(draws))
  return violation?.kind === kind ? violation : null
}
