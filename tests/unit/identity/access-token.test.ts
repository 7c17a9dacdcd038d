import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accessToken } from '../../../utils/identity/access-token.ts'
import { type Session, Sessions } from '../../../utils/identity/sessions.ts'
import { signOut } from '../../../utils/identity/sign-out.ts'
import { failure, type Problem, success } from '../../../utils/problems.ts'
import { Store } from '../../../utils/storage/store.ts'
import { AuthorizationServer } from '../fakes/authorization-server.ts'
import { Clock, minute, noon, second } from '../fakes/clock.ts'
import { freshStore } from '../fakes/fresh-store.ts'
import { deadOrigin, sendJson } from '../fakes/local-server.ts'
import { MemoryLocks } from '../fakes/memory-locks.ts'
import { putRaw } from '../fakes/put-raw.ts'

let server: AuthorizationServer
let sessions: Sessions
let clock: Clock
let locks: MemoryLocks

beforeEach(async () => {
  server = await AuthorizationServer.start()
  sessions = new Sessions(freshStore())
  clock = new Clock()
  locks = new MemoryLocks()
  await signedIn()
})
afterEach(() => server[Symbol.asyncDispose]())

async function signedIn(changes: Partial<Session> = {}): Promise<void> {
  server.issue()
  await sessions.save({
    id: 'session-1',
    account: { id: 'account-1', name: 'Test account A' },
    accessToken: 'access-1',
    expiresAt: noon + 5 * minute,
    refreshToken: 'refresh-1',
    signedInAt: noon,
    ...changes,
  })
}

const token = (rejected: string | null = null, origin = server.origin) =>
  accessToken(origin, sessions, locks, clock.now, rejected)

describe('an access token', () => {
  it('that is good is given as it is', async () => {
    expect(await token()).toEqual(success('access-1'))
    expect(server.tokenRequests).toBe(0)
  })

  it.each([undefined, 'connections:read'])('keeps its scope when renewed: %s', async (scope) => {
    const session = await sessions.current()
    if (session && scope !== undefined) await sessions.save({ ...session, scope })
    clock.advance(6 * minute)
    await token()
    expect((await sessions.current())?.scope).toBe(scope)
  })

  it.each([
    [31 * second, 'access-1'],
    [30 * second, 'access-2'],
    [0, 'access-2'],
    [-minute, 'access-2'],
  ])('with %i ms to live: %s', async (left, expected) => {
    clock.advance(5 * minute - left)
    expect(await token()).toEqual(success(expected))
  })

  it('whose end isn’t known is used until it is refused', async () => {
    await sessions.save({ ...(await current()), expiresAt: null })
    clock.advance(1_000 * minute)
    expect(await token()).toEqual(success('access-1'))
    expect(await token('access-1')).toEqual(success('access-2'))
  })

  it('that was refused is replaced, but not when it has been replaced meanwhile', async () => {
    expect(await token('access-1')).toEqual(success('access-2'))
    expect(await token('access-1')).toEqual(success('access-2'))
    expect(server.tokenRequests).toBe(1)
  })

  it('isn’t there when nobody is signed in', async () => {
    await sessions.remove('session-1')
    expect(await token()).toEqual(failure({ kind: 'signed-out' }))
  })
})

async function current(): Promise<Session> {
  const session = await sessions.current()
  if (!session) throw new Error('nobody is signed in')
  return session
}

describe('a refresh', () => {
  beforeEach(() => clock.advance(10 * minute))

  it('rotates: the new refresh token is kept, the account stays', async () => {
    await token()
    expect(await current()).toEqual({
      id: 'session-1',
      account: { id: 'account-1', name: 'Test account A' },
      accessToken: 'access-2',
      refreshToken: 'refresh-2',
      expiresAt: clock.now() + 300 * second,
      signedInAt: noon,
    })
  })

  it('leaves the account that the user has chosen to see on show', async () => {
    const shownAt = noon + minute
    await sessions.save({ ...(await current()), shownAt })
    await token()
    expect(await current()).toMatchObject({ accessToken: 'access-2', shownAt })
  })

  it('goes on rotating, over workers that come and go', async () => {
    for (const expected of ['access-2', 'access-3', 'access-4']) {
      sessions = new Sessions(new Store())
      expect(await token()).toEqual(success(expected))
      clock.advance(10 * minute)
    }
  })

  it('keeps the refresh token where the answer brings no other', async () => {
    server.token = (_form, response) =>
      sendJson(response, 200, { access_token: 'access-x', token_type: 'bearer', expires_in: 60 })
    await token()
    expect((await current()).refreshToken).toBe('refresh-1')
  })

  it('is one at a time: many who ask get one new token', async () => {
    const all = await Promise.all([token(), token(), token('access-1'), token()])
    expect(all).toEqual(all.map(() => success('access-2')))
    expect(server.tokenRequests).toBe(1)
  })

  it('two at once, in two windows: one request, one rotation', async () => {
    const windows = [sessions, new Sessions(new Store())]
    const all = await Promise.all(
      windows.map((own) => accessToken(server.origin, own, locks, clock.now, 'access-1')),
    )
    expect(all).toEqual([success('access-2'), success('access-2')])
    expect(server.tokenRequests).toBe(1)
    expect((await current()).refreshToken).toBe('refresh-2')
  })

  it('that is refused for good ends the session', async () => {
    server.refreshToken = 'another one'
    expect(await token()).toEqual(failure({ kind: 'signed-out' }))
    expect(await sessions.current()).toBeNull()
  })

  it('without a refresh token ends the session', async () => {
    await sessions.save({ ...(await current()), refreshToken: null })
    expect(await token()).toEqual(failure({ kind: 'signed-out' }))
    expect(await sessions.current()).toBeNull()
  })

  it.each<[string, number, string, string, Problem['kind']]>([
    ['500', 500, 'application/json', '{"error":"server_error"}', 'server-error'],
    ['503 in HTML', 503, 'text/html', '<h1>', 'server-error'],
    ['429', 429, 'application/json', '{"error":"slow_down"}', 'rate-limited'],
    ['a captive portal', 200, 'text/html', '<form>', 'not-fittrend'],
    ['a redirect to one', 302, 'text/html', '', 'not-fittrend'],
    ['broken JSON', 200, 'application/json', '{', 'malformed'],
    ['an answer without a token', 200, 'application/json', '{}', 'malformed'],
    ['another error', 400, 'application/json', '{"error":"invalid_request"}', 'malformed'],
  ])(
    'that fails by %s keeps the session for the next try',
    async (_case, status, type, body, kind) => {
      server.token = (_form, response) =>
        void response.writeHead(status, { 'content-type': type }).end(body)
      expect(await token()).toMatchObject({ ok: false, problem: { kind } })
      server.token = null
      expect(await token()).toEqual(success('access-2'))
    },
  )

  it.each([429, 503])('tells how long the server wants to be left alone (%i)', async (status) => {
    server.token = (_form, response) =>
      void response.writeHead(status, { 'retry-after': '90' }).end()
    const retryAt = clock.now() + 90 * second
    expect(await token()).toMatchObject({ ok: false, problem: { retryAt } })
  })

  it('that can’t reach the server keeps the session', async () => {
    expect(await token(null, await deadOrigin())).toEqual(failure({ kind: 'unreachable' }))
    expect(await token()).toEqual(success('access-2'))
  })

  it('sends no refresh token to another host', async () => {
    server.discovery = { token_endpoint: 'http://127.0.0.1:9/token' }
    expect(await token()).toMatchObject({ ok: false })
    expect((await current()).refreshToken).toBe('refresh-1')
  })

  it('that ends after the user has signed out doesn’t sign in again', async () => {
    const asked = Promise.withResolvers<void>()
    const mayAnswer = Promise.withResolvers<void>()
    server.token = async (_form, response) => {
      asked.resolve()
      await mayAnswer.promise
      sendJson(response, 200, server.issue())
    }
    const refreshing = token()
    await asked.promise
    await signOut(server.origin, sessions)
    mayAnswer.resolve()
    expect(await refreshing).toEqual(failure({ kind: 'signed-out' }))
    expect(await sessions.current()).toBeNull()
  })
})

describe('signing out', () => {
  it('revokes the refresh token and forgets the session', async () => {
    expect(await signOut(server.origin, sessions)).toBe(true)
    expect(server.revoked).toEqual(['refresh-1'])
    expect(await sessions.current()).toBeNull()
  })

  it('revokes the access token where there is no other', async () => {
    await sessions.save({ ...(await current()), refreshToken: null })
    await signOut(server.origin, sessions)
    expect(server.revoked).toEqual(['access-1'])
  })

  it('forgets the session also where FitTrend can’t be told', async () => {
    expect(await signOut(await deadOrigin(), sessions)).toBe(false)
    expect(await sessions.current()).toBeNull()
  })

  it('forgets it where the discovery document can’t be trusted, and tells nobody else', async () => {
    server.discovery = { revocation_endpoint: 'http://127.0.0.1:9/revoke' }
    expect(await signOut(server.origin, sessions)).toBe(false)
    expect(await sessions.current()).toBeNull()
  })

  it('is nothing to do when nobody is signed in', async () => {
    await sessions.remove('session-1')
    expect(await signOut(server.origin, sessions)).toBe(true)
    expect(server.revoked).toEqual([])
  })
})

it('of several sign-ins the latest counts, and garbage counts as none', async () => {
  const store = new Store()
  await sessions.save({ ...(await current()), id: 'later', signedInAt: noon + minute })
  await putRaw(store, 'sessions', 'garbage', { signedInAt: noon + 9 * minute })
  expect((await sessions.current())?.id).toBe('later')
})
