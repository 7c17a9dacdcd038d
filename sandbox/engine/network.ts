/**
 * The wire between FitTrend and one service.
 * `down`: nothing gets through. `answers-lost`: the service gets the request and acts on it, but its
 * answer never arrives; with rotation that costs the refresh token (RFC 9700, 4.14.2).
 */
export type NetworkState = 'up' | 'down' | 'answers-lost'

/** What FitTrend sees when the wire fails. */
export class NetworkError extends Error {
  /** The request may have reached the service all the same. */
  readonly sent: boolean
  constructor(sent: boolean) {
    super(sent ? 'The connection broke before the answer.' : 'The service could not be reached.')
    this.sent = sent
  }
}

/** What FitTrend sends; the part of `RequestInit` that oauth4webapi uses. */
interface WireRequest {
  method?: string
  headers: Record<string, string>
  body?: URLSearchParams | undefined
  redirect?: 'manual'
}

export class Network {
  state: NetworkState = 'up'

  /** `fetch` over this wire. @throws NetworkError */
  readonly fetch = async (url: string, request: WireRequest): Promise<Response> => {
    if (this.state === 'down') throw new NetworkError(false)
    const response = await fetch(url, { ...request, body: request.body ?? null }).catch(() => {
      throw new NetworkError(false)
    })
    if (this.state !== 'answers-lost') return response
    await response.body?.cancel()
    throw new NetworkError(true)
  }
}
