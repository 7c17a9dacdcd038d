import type { Http, HttpAnswer, HttpRequest } from '../../../utils/api/http.ts'
import type { Problem, Result } from '../../../utils/problems.ts'

/** An answer of the API: a status with a body and headers, or what went wrong on the way. */
export type ScriptedAnswer =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | { problem: Problem }

/** An API that gives prepared answers in order (the last one again and again). */
export class ScriptedHttp {
  readonly requests: HttpRequest[] = []
  #answers: ScriptedAnswer[]

  constructor(...answers: ScriptedAnswer[]) {
    this.#answers = answers
  }

  answer(...answers: ScriptedAnswer[]): void {
    this.#answers = answers
  }

  readonly http: Http = async (request): Promise<Result<HttpAnswer>> => {
    this.requests.push(request)
    const next = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0]
    if (!next) throw new Error(`no answer prepared for ${request.method} ${request.url}`)
    if ('problem' in next) return { ok: false, problem: next.problem }
    const { status, body, headers } = next
    return { ok: true, value: { status, body, headers: new Headers(headers) } }
  }
}
