/** One request to the API, as GET /sandbox/requests lists it. */
export interface LoggedRequest {
  at: string
  method: string
  path: string
  /** Status of the answer; null where none was sent (reset, timeout). */
  status: number | null
  ifNoneMatch: string | null
  /** The fault that a scene had set for it, if any. */
  fault: string | null
}

/** Requests kept; older ones are dropped. */
const kept = 5000

/** The API's access log. */
export class RequestLog {
  #requests: LoggedRequest[] = []

  add(request: LoggedRequest): void {
    this.#requests.push(request)
    if (this.#requests.length > kept) this.#requests.shift()
  }

  get requests(): readonly LoggedRequest[] {
    return this.#requests
  }

  clear(): void {
    this.#requests = []
  }
}
