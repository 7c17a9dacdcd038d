import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mayRepair } from '../../../utils/identity/may-repair.ts'
import { Sessions } from '../../../utils/identity/sessions.ts'
import { signIn } from '../../../utils/identity/sign-in.ts'
import type { Problem } from '../../../utils/problems.ts'
import { StorageError } from '../../../utils/storage/database.ts'
import { AuthorizationServer } from '../fakes/authorization-server.ts'
import { Clock, noon, second } from '../fakes/clock.ts'
import { freshStore } from '../fakes/fresh-store.ts'
import { deadOrigin, sendJson } from '../fakes/local-server.ts'

let server: AuthorizationServer
let sessions: Sessions

beforeEach(async () => {
  server = await AuthorizationServer.start()
  sessions = new Sessions(freshStore())
})
afterEach(() => server[Symbol.asyncDispose]())

const attempt = (origin = server.origin) => signIn(origin, server, sessions, new Clock().now)

describe('signing in', () => {
  it('exchanges the code and keeps the session', async () => {
    const signedIn = await attempt()
    expect(signedIn).toMatchObject({
      ok: true,
      value: {
        account: null,
        accessToken: 'access-1',
        refreshToken: 'refresh-1',
        expiresAt: noon + 300 * second,
        signedInAt: noon,
      },
    })
    expect(signedIn.ok && signedIn.value).toEqual(await sessions.current())
  })

  it('asks for both scopes by code with PKCE S256, and keeps the endpoint’s own parameters', async () => {
    await attempt()
    const asked = Object.fromEntries(server.shown[0]?.searchParams ?? [])
    expect(asked).toMatchObject({
      tenant: 'fittrend',
      client_id: 'reconnect',
      response_type: 'code',
      redirect_uri: server.redirectUri,
      scope: 'connections:read connections:repair',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{22,}$/),
    })
  })

  it('asks who it is, though somebody is signed in, only for another account', async () => {
    await attempt()
    await signIn(server.origin, server, sessions, new Clock().now, true)
    const prompts = server.shown.map(({ searchParams }) => searchParams.get('prompt'))
    expect(prompts).toEqual([null, 'login'])
  })

  it('uses state and challenge once only', async () => {
    await attempt()
    await attempt()
    const [first, second_] = server.shown.map(({ searchParams }) => searchParams)
    expect(first?.get('state')).not.toBe(second_?.get('state'))
    expect(first?.get('code_challenge')).not.toBe(second_?.get('code_challenge'))
  })

  it('takes a token whose life the server doesn’t tell', async () => {
    server.expiresIn = undefined
    expect(await attempt()).toMatchObject({ ok: true, value: { expiresAt: null } })
  })
})

it('a sign-in that can’t be kept is a fault of storage, not of FitTrend', async () => {
  sessions.save = () => Promise.reject(new StorageError('quota exceeded'))
  expect(await attempt()).toEqual({
    ok: false,
    problem: { kind: 'storage', detail: 'quota exceeded' },
  })
})

describe('what may be done with the sign-in', () => {
  it.each<[string | undefined, boolean]>([
    [undefined, true],
    ['connections:repair connections:read', true],
    ['connections:read', false],
    ['connections:read connections:repair-plan', false],
  ])('scope %s: repairs %s', async (scope, repairs) => {
    server.scope = scope
    const signedIn = await attempt()
    expect(signedIn).toMatchObject({
      ok: true,
      value: { scope: scope ?? 'connections:read connections:repair' },
    })
    expect(mayRepair(await sessions.current())).toBe(repairs)
  })

  it('isn’t known of a sign-in that was noted without it', () => {
    expect(mayRepair(null)).toBe(true)
  })
})

describe('an answer that isn’t the one asked for is not used', () => {
  it.each<[string, (answer: URL) => void]>([
    ['another state', ({ searchParams }) => searchParams.set('state', 'stolen')],
    ['no state', ({ searchParams }) => searchParams.delete('state')],
    ['the state twice', ({ searchParams }) => searchParams.append('state', 'x')],
    ['no iss', ({ searchParams }) => searchParams.delete('iss')],
    [
      'the iss of another server',
      ({ searchParams }) => searchParams.set('iss', 'https://evil.example'),
    ],
    ['an empty iss', ({ searchParams }) => searchParams.set('iss', '')],
    [
      'the iss twice',
      ({ searchParams }) => searchParams.append('iss', searchParams.get('iss') ?? ''),
    ],
    ['no code', ({ searchParams }) => searchParams.delete('code')],
    ['the code twice', ({ searchParams }) => searchParams.append('code', 'code-0')],
    ['a signed answer in place of it', ({ searchParams }) => searchParams.set('response', 'e30')],
    ['an ID token beside the code', ({ searchParams }) => searchParams.set('id_token', 'e30.e30.')],
    [
      'all of it in the fragment',
      (answer) => {
        answer.hash = answer.search.slice(1)
        answer.search = ''
      },
    ],
    [
      'another site',
      (answer) => {
        answer.href = `https://evil.example/fittrend${answer.search}`
      },
    ],
    [
      'plain http',
      (answer) => {
        answer.protocol = 'http:'
      },
    ],
    [
      'another address',
      (answer) => {
        answer.host = 'evil.chromiumapp.org'
      },
    ],
    [
      'another path',
      (answer) => {
        answer.pathname = '/other'
      },
    ],
  ])('%s', async (_case, tamper) => {
    server.tamper = tamper
    expect(await attempt()).toMatchObject({ ok: false, problem: { kind: 'sign-in-failed' } })
    expect(server.tokenRequests).toBe(0)
    expect(await sessions.current()).toBeNull()
  })

  it('the answer of the sign-in before, sent again', async () => {
    let first = ''
    server.tamper = (answer) => {
      first ||= answer.href
      answer.href = first
    }
    expect(await attempt()).toMatchObject({ ok: true })
    expect(await attempt()).toMatchObject({ ok: false, problem: { kind: 'sign-in-failed' } })
    expect(server.tokenRequests).toBe(1)
    expect(await sessions.all()).toHaveLength(1)
  })

  it('nonce: none is sent, and an ID token that nobody asked for isn’t taken on trust', async () => {
    server.token = (_form, response) =>
      sendJson(response, 200, { ...server.issue(), id_token: 'e30.e30.' })
    expect(await attempt()).toMatchObject({ ok: false, problem: { kind: 'sign-in-failed' } })
    expect(server.shown[0]?.searchParams.has('nonce')).toBe(false)
    expect(await sessions.current()).toBeNull()
  })

  it('a code that belongs to another sign-in is refused by its PKCE challenge', async () => {
    server.tamper = ({ searchParams }) => searchParams.delete('state')
    await attempt()
    server.tamper = ({ searchParams }) => searchParams.set('code', 'code-1')
    expect(await attempt()).toMatchObject({
      ok: false,
      problem: { kind: 'sign-in-failed', detail: expect.stringContaining('invalid_grant') },
    })
  })
})

describe('a discovery document that can’t be trusted is refused', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an authorization endpoint elsewhere', { authorization_endpoint: 'https://evil.example/a' }],
    ['a token endpoint elsewhere', { token_endpoint: 'https://evil.example/t' }],
    ['a revocation endpoint elsewhere', { revocation_endpoint: 'https://evil.example/r' }],
    ['another issuer', { issuer: 'https://evil.example/oauth' }],
    ['no authorization endpoint', { authorization_endpoint: undefined }],
  ])('%s', async (_case, discovery) => {
    server.discovery = discovery
    expect(await attempt()).toMatchObject({ ok: false, problem: { kind: 'sign-in-failed' } })
    expect(server.shown).toEqual([])
    expect(server.tokenRequests).toBe(0)
  })
})

describe('what can go wrong, and what it is called', () => {
  it('the window is closed', async () => {
    server.closesWindow = true
    expect(await attempt()).toEqual({ ok: false, problem: { kind: 'sign-in-cancelled' } })
  })

  it('the user says no', async () => {
    server.tamper = ({ searchParams }) => {
      searchParams.delete('code')
      searchParams.set('error', 'access_denied')
    }
    expect(await attempt()).toEqual({ ok: false, problem: { kind: 'sign-in-cancelled' } })
  })

  it.each<[string, number, string, unknown, Problem['kind']]>([
    ['the server has trouble', 500, 'application/json', { error: 'server_error' }, 'server-error'],
    ['the server has trouble and says so in HTML', 502, 'text/html', '<h1>', 'server-error'],
    ['a captive portal answers', 200, 'text/html', '<form>', 'not-fittrend'],
    ['the server has no such page', 404, 'text/html', '<h1>', 'no-api'],
    ['the answer isn’t JSON', 200, 'application/json', '{', 'sign-in-failed'],
    ['the answer has no token', 200, 'application/json', {}, 'sign-in-failed'],
    [
      'the token is of a kind that isn’t known',
      200,
      'application/json',
      { access_token: 'x', token_type: 'mac' },
      'sign-in-failed',
    ],
  ])('%s', async (_case, status, type, body, kind) => {
    server.token = (_form, response) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      response.writeHead(status, { 'content-type': type }).end(text)
    }
    expect(await attempt()).toMatchObject({ ok: false, problem: { kind } })
    expect(await sessions.current()).toBeNull()
  })

  it('the token endpoint sends us elsewhere', async () => {
    server.token = (_form, response) => {
      response.writeHead(307, { location: 'https://evil.example/token' }).end()
    }
    expect(await attempt()).toMatchObject({ ok: false })
  })

  it('the server can’t be reached', async () => {
    const origin = await deadOrigin()
    expect(await attempt(origin)).toEqual({ ok: false, problem: { kind: 'unreachable' } })
  })

  it('the session can’t be kept: no half sign-in', async () => {
    server.token = (_form, response) => sendJson(response, 200, server.issue())
    sessions.save = () => Promise.reject(new Error('disk full'))
    expect(await attempt()).toMatchObject({ ok: false })
    expect(await sessions.current()).toBeNull()
  })
})
