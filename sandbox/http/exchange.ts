import type { IncomingMessage, ServerResponse } from 'node:http'

/** One request with its answer, as handlers get it. */
export interface Exchange {
  req: IncomingMessage
  res: ServerResponse
  url: URL
  /** Values of the `:name` pieces of the route's path. */
  params: Record<string, string>
}

export type Handler = (exchange: Exchange) => void | Promise<void>

/** Value of one cookie of the request; the last one wins, as RFC 6265 leaves the order open. */
export function cookie(req: IncomingMessage, name: string): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.findLast((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
