import * as v from 'valibot'
import { failure, type Problem, type Result, success } from '../problems.ts'
import { retryAfter } from './retry-after.ts'
import { problemDocumentSchema } from './schema.ts'

/** Longer than a slow mobile line takes, shorter than a worker lives. */
const timeoutMs = 20_000
/** No answer of the contract comes near it; more is a fault or an attack. */
export const maxBodyBytes = 2_000_000

export interface HttpAnswer {
  status: number
  headers: Headers
  /** Parsed JSON; undefined for 304 and 204. */
  body: unknown
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT'
  url: string
  headers: Record<string, string>
  json?: unknown
}

export type Http = (request: HttpRequest) => Promise<Result<HttpAnswer>>

/**
 * One request, one answer, no retry: when to ask again is the monitor's decision, under one budget.
 * Redirects are not followed (the API has none; a captive portal has), cookies are not sent. It is fetch() itself: of a
 * client library nothing was used but that.
 */
export function createHttp(
  now: () => number,
  send: typeof fetch = (...given) => fetch(...given),
): Http {
  return async (request) => {
    // The limit holds for the body, too: one that never ends has to end.
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), timeoutMs)
    try {
      const hasBody = request.json !== undefined
      const response = await send(request.url, {
        method: request.method,
        headers: {
          accept: 'application/json',
          ...(hasBody && { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(hasBody && { body: JSON.stringify(request.json) }),
        signal: limit.signal,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
      })
      return await readAnswer(response, now())
    } catch {
      return failure(limit.signal.aborted ? { kind: 'timeout' } : networkProblem())
    } finally {
      clearTimeout(timer)
    }
  }
}

async function readAnswer(response: Response, now: number): Promise<Result<HttpAnswer>> {
  const { status, headers } = response
  if (status === 304 || status === 204) return success({ status, headers, body: undefined })
  const isRedirect = response.type === 'opaqueredirect' || (status >= 300 && status < 400)
  if (isRedirect) return failure({ kind: 'not-fittrend' })
  const body = await readJson(response)
  if (!response.ok)
    return failure(problemOfStatus(status, headers, body.ok ? body.value : null, now))
  return body.ok ? success({ status, headers, body: body.value }) : body
}

async function readJson(response: Response): Promise<Result<unknown>> {
  const type = response.headers.get('content-type') ?? ''
  if (!/^application\/(json|[\w.-]+\+json)\b/i.test(type)) {
    await response.body?.cancel()
    return failure(
      /html/i.test(type) ? { kind: 'not-fittrend' } : { kind: 'malformed', detail: 'content type' },
    )
  }
  const text = await readText(response)
  if (text === null) return failure({ kind: 'malformed', detail: 'too large' })
  try {
    return success(JSON.parse(text) as unknown)
  } catch {
    return failure({ kind: 'malformed', detail: 'not JSON' })
  }
}

/** The body as text, or null once it is larger than allowed. */
async function readText(response: Response): Promise<string | null> {
  if (!response.body) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > maxBodyBytes) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}

function problemOfStatus(status: number, headers: Headers, body: unknown, now: number): Problem {
  const retryAt = retryAfter(headers, now)
  if (status === 401) return { kind: 'signed-out' }
  if (status === 403) return { kind: 'forbidden' }
  if (status === 429) return { kind: 'rate-limited', retryAt: retryAt ?? now + 60_000 }
  if (status >= 500) return { kind: 'server-error', status, retryAt }
  const document = v.safeParse(problemDocumentSchema, body)
  if (!document.success) {
    return status === 404 ? { kind: 'no-api' } : { kind: 'refused', status, code: '', title: '' }
  }
  return { kind: 'refused', status, ...document.output }
}

/** fetch tells a failed connection by TypeError alone (Fetch, 5.6), whatever its cause. */
function networkProblem(): Problem {
  if (typeof navigator !== 'undefined' && navigator.onLine === false) return { kind: 'offline' }
  return { kind: 'unreachable' }
}
