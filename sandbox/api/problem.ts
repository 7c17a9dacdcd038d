import type { ServerResponse } from 'node:http'

/** An answer of the API that is not a success; thrown by handlers, sent by the API's front. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, detail: string) {
    super(detail)
    this.status = status
    this.code = code
  }
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Already connected',
  410: 'Service retired',
  413: 'Too long',
  422: 'Not acceptable',
  429: 'Too many requests',
  500: 'FitTrend failed',
  503: 'Not available',
}

/** RFC 9457 problem document. */
export function sendProblem(
  res: ServerResponse,
  status: number,
  code = 'unknown',
  detail = '',
): void {
  res.writeHead(status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
  const title = titles[status] ?? 'Problem'
  res.end(JSON.stringify({ type: 'about:blank', title, status, detail, code }))
}
