import type { Http, HttpAnswer } from '../../utils/api/http.ts'
import type { Connection } from '../../utils/api/schema.ts'
import type { Result } from '../../utils/problems.ts'
import { fitbit } from '../unit/fakes/connections.ts'
import type { FitTrend } from '../unit/fakes/fittrend.ts'
import type { Choices } from './choices.ts'

/** The account that is to be repaired. */
export const ownAccount = 'account-1'

const lies = ['as it was', 'without it', 'as disabled', 'as connected', 'half an answer'] as const

/**
 * FitTrend's API as a browser sees it: each account by its token; and for as many answers as it is told, a list of
 * connections that isn't so, now one way and now another, as from servers that don't agree.
 */
export class Answers {
  /** So many answers more are lies. */
  lies = 0
  /** What is known rests on a lie perhaps. */
  haveLied = false
  haveEverLied = false
  readonly #choices: Choices
  readonly #accounts: ReadonlyMap<string, FitTrend>
  #earlier: HttpAnswer | null = null

  constructor(choices: Choices, accounts: ReadonlyMap<string, FitTrend>) {
    this.#choices = choices
    this.#accounts = accounts
  }

  readonly http: Http = async (request) => {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const account = this.#accounts.get(token)
    if (!account) return { ok: false, problem: { kind: 'signed-out' } }
    const answer = await account.http(request)
    const isList =
      request.method === 'GET' && new URL(request.url).pathname.endsWith('/connections')
    if (!isList || !answer.ok || account.account.id !== ownAccount) return answer
    if (this.lies > 0 && this.#choices.oneIn(2))
      return this.#untrue(answer.value, this.#earlier ?? answer.value)
    if (!this.#earlier || this.#choices.oneIn(8)) this.#earlier = answer.value
    return answer
  }

  #untrue(answer: HttpAnswer, earlier: HttpAnswer): Result<HttpAnswer> {
    this.lies -= 1
    this.haveLied = true
    this.haveEverLied = true
    const body = answer.body as { connections: Connection[] }
    const others = body.connections.filter(({ service }) => service.id !== fitbit.id)
    const ours = body.connections.find(({ service }) => service.id === fitbit.id)
    const listed = (status: Connection['status']) =>
      ours ? [{ ...ours, status, error: null }, ...others] : others
    const value = (connections: unknown) => ({
      ok: true as const,
      value: { ...answer, body: { ...body, connections } },
    })
    switch (this.#choices.of(lies)) {
      case 'as it was':
        return { ok: true, value: { ...answer, body: earlier.body } }
      case 'without it':
        return value(others)
      case 'as disabled':
        return value(listed('disabled'))
      case 'as connected':
        return value(listed('connected'))
      case 'half an answer':
        return value('[{"service":{"id":"fit')
    }
  }
}
