import * as oauth from 'oauth4webapi'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { client, requestOptions } from '../../../utils/identity/authorization-server.ts'
import { FlowBusyError } from '../../../utils/identity/identity-port.ts'
import { oauthProblem } from '../../../utils/identity/oauth-problem.ts'
import { Sessions } from '../../../utils/identity/sessions.ts'
import { signIn } from '../../../utils/identity/sign-in.ts'
import type { Problem } from '../../../utils/problems.ts'
import { StorageError } from '../../../utils/storage/database.ts'
import { AuthorizationServer } from '../fakes/authorization-server.ts'
import { minute, noon, second } from '../fakes/clock.ts'
import { freshStore } from '../fakes/fresh-store.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response('', { status, headers: { 'content-type': 'application/json', ...headers } })
}

const html = { 'content-type': 'Text/HTML; charset=utf-8' }

/** The server has said by an error of OAuth's what it doesn't like. */
function refusal(response: Response, description?: string): Error {
  const cause = {
    error: 'invalid_request',
    ...(description && { error_description: description }),
  }
  return new oauth.ResponseBodyError('refused', { cause, response })
}

/** The library couldn't make anything of an answer. */
function unfit(cause: unknown): Error {
  return new oauth.OperationProcessingError('unfit', { cause })
}

function sentBack(error: string): Error {
  return new oauth.AuthorizationResponseError('back', { cause: new URLSearchParams({ error }) })
}

const timeout = Object.assign(new Error('late'), { name: 'TimeoutError' })
const failed = (detail: string): Problem => ({ kind: 'sign-in-failed', detail })

describe('what the library throws is', () => {
  it.each<[string, unknown, Problem]>([
    ['a no of the user', sentBack('access_denied'), { kind: 'sign-in-cancelled' }],
    ['another word of the server', sentBack('invalid_scope'), failed('invalid_scope')],
    ['a refusal', refusal(answer(400)), failed('invalid_request: ')],
    ['a refusal with words', refusal(answer(499), 'No.'), failed('invalid_request: No.')],
    ['too many requests', refusal(answer(429)), { kind: 'rate-limited', retryAt: noon + minute }],
    [
      'too many, with a time',
      refusal(answer(429, { 'retry-after': '10' })),
      { kind: 'rate-limited', retryAt: noon + 10 * second },
    ],
    [
      'trouble of the server',
      refusal(answer(500)),
      { kind: 'server-error', status: 500, retryAt: null },
    ],
    [
      'trouble, with a time',
      unfit(answer(503, { 'retry-after': '10' })),
      { kind: 'server-error', status: 503, retryAt: noon + 10 * second },
    ],
    ['a page where there is none', unfit(answer(404, html)), { kind: 'no-api' }],
    ['a page of somebody else', unfit(answer(200, html)), { kind: 'not-fittrend' }],
    ['an odd answer', unfit(answer(200)), failed('unfit')],
    ['an answer of no kind', unfit(new Response(null)), failed('unfit')],
    ['no answer', unfit('?'), failed('unfit')],
    ['a full disk', new StorageError('full'), { kind: 'storage', detail: 'full' }],
    ['an answer that doesn’t come', timeout, { kind: 'timeout' }],
    ['no way to the server', new TypeError('fetch'), { kind: 'unreachable' }],
    ['another fault', new Error('odd'), failed('odd')],
    ['no fault at all', 'odd', failed('unknown')],
  ])('%s', (_case, error, problem) => {
    expect(oauthProblem(error, noon)).toEqual(problem)
  })

  it('offline, where the browser says so', () => {
    vi.stubGlobal('navigator', { onLine: false })
    expect(oauthProblem(new TypeError('fetch'), noon)).toEqual({ kind: 'offline' })
  })
})

describe('a request to the authorization server', () => {
  it('is given up after twenty seconds', () => {
    const limits: number[] = []
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      limits.push(ms)
      return new AbortController().signal
    })
    requestOptions('https://fittrend.example').signal()
    expect(limits).toEqual([20_000])
  })

  it('goes without TLS to this machine alone', () => {
    const isAllowed = (origin: string) => requestOptions(origin)[oauth.allowInsecureRequests]
    expect(isAllowed('http://localhost:5055')).toBe(true)
    expect(isAllowed('http://fittrend.example')).toBe(false)
    expect(client).toEqual({ client_id: 'reconnect' })
  })
})

it('another window of the browser’s kind is open: no sign-in', async () => {
  await using server = await AuthorizationServer.start()
  const busy = {
    redirectUri: server.redirectUri,
    launch: () => Promise.reject(new FlowBusyError()),
  }
  const sessions = new Sessions(freshStore())
  const attempt = await signIn(server.origin, busy, sessions, () => noon)
  expect(attempt).toEqual({ ok: false, problem: { kind: 'sign-in-busy' } })
})
