import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createHttp, type Http, maxBodyBytes } from '../../../utils/api/http.ts'
import type { Problem } from '../../../utils/problems.ts'
import { minute, noon, second } from '../fakes/clock.ts'
import { type Answering, bodyOf, deadOrigin, localServer } from '../fakes/local-server.ts'

const now = () => noon

async function ask(answer: Answering, http: Http = createHttp(now)) {
  await using server = await localServer(answer)
  return await http({ method: 'GET', url: `${server.origin}/api/v1/connections`, headers: {} })
}

const json = { 'content-type': 'application/json' }
const problem = { 'content-type': 'application/problem+json' }

function answerWith(status: number, headers: Record<string, string>, body: string): Answering {
  return (_request, response) => response.writeHead(status, headers).end(body)
}

describe('a request to FitTrend', () => {
  it('gives status, headers and parsed JSON', async () => {
    const answer = await ask(answerWith(200, { ...json, etag: '"7"' }, '{"a":[1]}'))
    expect(answer).toMatchObject({ ok: true, value: { status: 200, body: { a: [1] } } })
    expect(answer.ok && answer.value.headers.get('etag')).toBe('"7"')
  })

  it('sends the body as JSON and no cookies', async () => {
    let seen = { method: '', type: '', cookie: '', body: '' }
    await using server = await localServer(async (request, response) => {
      const { method = '', headers } = request
      const cookie = headers.cookie ?? ''
      seen = { method, type: headers['content-type'] ?? '', cookie, body: await bodyOf(request) }
      response.writeHead(200, json).end('{}')
    })
    const url = `${server.origin}/x`
    await createHttp(now)({ method: 'PUT', url, headers: {}, json: { steps: true } })
    expect(seen).toEqual({
      method: 'PUT',
      type: 'application/json',
      cookie: '',
      body: '{"steps":true}',
    })
  })

  it('asks the browser for no cookies: they would speak for whoever is signed in on the site', async () => {
    const requests: Request[] = []
    const http = createHttp(now, async (input, init) => {
      requests.push(new Request(input, init))
      return Response.json({})
    })
    for (const method of ['GET', 'POST', 'PUT'] as const) {
      expect((await http({ method, url: 'https://fittrend.test/', headers: {} })).ok).toBe(true)
    }
    expect(requests.map(({ credentials }) => credentials)).toEqual(['omit', 'omit', 'omit'])
  })

  it.each([304, 204])('takes %i without a body', async (status) => {
    const answer = await ask(answerWith(status, {}, ''))
    expect(answer).toMatchObject({ ok: true, value: { status, body: undefined } })
  })

  it('asks once only, whatever comes back', async () => {
    let requests = 0
    await ask((_request, response) => {
      requests += 1
      response.writeHead(503, json).end('{}')
    })
    expect(requests).toBe(1)
  })
})

describe('what a bad answer means', () => {
  const document = JSON.stringify({ title: 'No such service', status: 404, code: 'no_service' })

  it.each<[string, Answering, Problem]>([
    ['401', answerWith(401, problem, '{}'), { kind: 'signed-out' }],
    ['403', answerWith(403, problem, '{}'), { kind: 'forbidden' }],
    [
      '429 with Retry-After in seconds',
      answerWith(429, { ...problem, 'retry-after': '90' }, '{}'),
      { kind: 'rate-limited', retryAt: noon + 90 * second },
    ],
    [
      '429 with Retry-After as a date',
      answerWith(
        429,
        { 'retry-after': 'Tue, 10 Nov 2026 12:10:00 GMT', date: 'Tue, 10 Nov 2026 12:00:00 GMT' },
        '',
      ),
      { kind: 'rate-limited', retryAt: noon + 10 * minute },
    ],
    ['429 without', answerWith(429, {}, ''), { kind: 'rate-limited', retryAt: noon + minute }],
    [
      '500 with a page of HTML',
      answerWith(500, { 'content-type': 'text/html' }, '<h1>Oops</h1>'),
      { kind: 'server-error', status: 500, retryAt: null },
    ],
    [
      '503 with Retry-After',
      answerWith(503, { ...problem, 'retry-after': '30' }, '{}'),
      { kind: 'server-error', status: 503, retryAt: noon + 30 * second },
    ],
    [
      '404 with a problem document',
      answerWith(404, problem, document),
      { kind: 'refused', status: 404, code: 'no_service', title: 'No such service' },
    ],
    [
      '404 of a site that has no API',
      answerWith(404, { 'content-type': 'text/html' }, '<h1>Not found</h1>'),
      { kind: 'no-api' },
    ],
    [
      '422 without a document',
      answerWith(422, json, '[]'),
      { kind: 'refused', status: 422, code: '', title: '' },
    ],
    [
      'HTML with 200: the sign-in page of a Wi-Fi',
      answerWith(200, { 'content-type': 'text/html; charset=utf-8' }, '<form>'),
      { kind: 'not-fittrend' },
    ],
    [
      'another content type',
      answerWith(200, { 'content-type': 'text/plain' }, '{}'),
      { kind: 'malformed', detail: 'content type' },
    ],
    ['no content type', answerWith(200, {}, '{}'), { kind: 'malformed', detail: 'content type' }],
    ['broken JSON', answerWith(200, json, '{"a":'), { kind: 'malformed', detail: 'not JSON' }],
    ['an empty body', answerWith(200, json, ''), { kind: 'malformed', detail: 'not JSON' }],
    [
      'a body of 5 MB',
      answerWith(200, json, JSON.stringify('x'.repeat(5_000_000))),
      { kind: 'malformed', detail: 'too large' },
    ],
    [
      'a connection that is reset before the answer',
      (request) => request.socket.destroy(),
      { kind: 'unreachable' },
    ],
    [
      'a connection that is reset in the middle of the body',
      (request, response) => {
        response.writeHead(200, json)
        response.write('{"a":', () => request.socket.destroy())
      },
      { kind: 'unreachable' },
    ],
  ])('%s', async (_case, answer, expected) => {
    expect(await ask(answer)).toEqual({ ok: false, problem: expected })
  })

  it('takes a body of just the allowed size', async () => {
    const body = JSON.stringify('x'.repeat(maxBodyBytes - 2))
    expect(await ask(answerWith(200, json, body))).toMatchObject({ ok: true })
  })

  it('reads a body whose letters are split between two packets', async () => {
    const bytes = new TextEncoder().encode('"Zoë"')
    const answer = await ask((_request, response) => {
      response.writeHead(200, json)
      response.write(bytes.slice(0, 4), () => response.end(bytes.slice(4)))
    })
    expect(answer).toMatchObject({ ok: true, value: { body: 'Zoë' } })
  })

  it('says unreachable where nobody listens', async () => {
    const url = await deadOrigin()
    const answer = await createHttp(now)({ method: 'GET', url, headers: {} })
    expect(answer).toEqual({ ok: false, problem: { kind: 'unreachable' } })
  })

  it('says offline where the browser knows that it is', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const url = await deadOrigin()
    const answer = await createHttp(now)({ method: 'GET', url, headers: {} })
    vi.unstubAllGlobals()
    expect(answer).toEqual({ ok: false, problem: { kind: 'offline' } })
  })
})

describe('a redirect', () => {
  it('is not followed: no token goes where it points', async () => {
    let visited = false
    await using elsewhere = await localServer((_request, response) => {
      visited = true
      response.writeHead(200, json).end('{}')
    })
    const answer = await ask(answerWith(302, { location: `${elsewhere.origin}/login` }, ''))
    expect(visited).toBe(false)
    expect(answer).toEqual({ ok: false, problem: { kind: 'not-fittrend' } })
  })

  it('that the browser hides (opaque, status 0) isn’t FitTrend’s answer either', async () => {
    const opaque = Object.defineProperties(new Response(null), {
      type: { value: 'opaqueredirect' },
      status: { value: 0 },
      ok: { value: false },
    })
    const client = async () => opaque
    const http = createHttp(now, client)
    const answer = await http({ method: 'GET', url: 'https://www.fittrend.com/', headers: {} })
    expect(answer).toEqual({ ok: false, problem: { kind: 'not-fittrend' } })
  })
})

describe('a server that doesn’t answer in time', () => {
  afterEach(() => vi.useRealTimers())

  /** Time stands still until the server has been reached, then 20 seconds pass at once. */
  async function afterTwentySeconds(begin: (response: ServerResponse) => void) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const reached = Promise.withResolvers<void>()
    const answer = ask((_request, response) => {
      begin(response)
      reached.resolve()
    })
    await reached.promise
    await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(20 * second)
    return await answer
  }

  it('at all: timeout', async () => {
    const answer = await afterTwentySeconds(() => {})
    expect(answer).toEqual({ ok: false, problem: { kind: 'timeout' } })
  })

  it('after the headers, with a body that never ends: timeout', async () => {
    const answer = await afterTwentySeconds((response) => {
      response.writeHead(200, json)
      response.write('{"connections": [')
    })
    expect(answer).toEqual({ ok: false, problem: { kind: 'timeout' } })
  })
})
