import * as v from 'valibot'
import { failure, type Problem, problemSchema } from '../problems.ts'
import type { Store } from '../storage/store.ts'
import { momentSchema } from '../time/moment.ts'
import type { Http } from './http.ts'

const key = 'asked-to-wait'
/** FitTrend's wish, when it came and until when it holds (ms since the epoch, our clock). */
const wishSchema = v.object({ at: momentSchema, until: momentSchema, problem: problemSchema })
type Wish = v.InferOutput<typeof wishSchema>

/**
 * Sends nothing at all before the time that an answer's Retry-After named, whatever was asked and
 * whoever asks now: a service's offer, a repair, another account. It gives the same problem again. Kept,
 * so that a new worker knows it, too.
 */
export function patientHttp(http: Http, store: Store, now: () => number): Http {
  let known: Promise<Wish | null> | null = null
  const load = () => {
    known ??= store.get('settings', key, wishSchema).catch(() => {
      // Read again with the next request: the wish may be there all the same.
      known = null
      return null
    })
    return known
  }
  return async (request) => {
    const wish = await load()
    if (wish && holds(wish, now())) return failure(wish.problem)
    const answer = await http(request)
    const until = answer.ok ? null : retryAt(answer.problem)
    if (!answer.ok && until !== null) {
      const next: Wish = { at: now(), until, problem: answer.problem }
      known = Promise.resolve(next)
      await store.put('settings', key, next, wishSchema).catch(() => undefined)
    }
    return answer
  }
}

/** A wish from the future was noted by a clock that was wrong. */
function holds({ at, until }: Wish, now: number): boolean {
  return at <= now && now < until
}

/** The earliest time at which FitTrend wants to be asked again; null: it named none. */
export function retryAt(problem: Problem): number | null {
  const isWish = problem.kind === 'rate-limited' || problem.kind === 'server-error'
  return isWish ? problem.retryAt : null
}
