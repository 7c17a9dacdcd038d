import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { accessToken } from '../../utils/identity/access-token.ts'
import { parseConsentRedirect } from '../../utils/identity/consent.ts'
import type { IdentityPort } from '../../utils/identity/identity-port.ts'
import { type Session, Sessions } from '../../utils/identity/sessions.ts'
import { signIn as signInToApi } from '../../utils/identity/sign-in.ts'
import { Store } from '../../utils/storage/store.ts'
import { freshStore } from '../unit/fakes/fresh-store.ts'
import { MemoryLocks } from '../unit/fakes/memory-locks.ts'
import { ExtensionClient } from './extension-client.ts'
import { connectionIn, consent, openStage, redirectUri, type Stage, signIn } from './stage.ts'

const atExtension = /chromiumapp\.org/

let stage: Stage
/** What an attacker who sees all of the traffic has: bodies of requests to the token endpoint. */
let heard: URLSearchParams[]
let sessions: Sessions
let locks: MemoryLocks
let now: () => number

beforeAll(async () => {
  stage = await openStage()
  await signIn(stage)
  now = () => Date.now()
})
afterAll(() => stage.close())

beforeEach(() => {
  sessions = new Sessions(freshStore())
  locks = new MemoryLocks()
  heard = []
  const real = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    if (pathname === '/oauth/token') heard.push(new URLSearchParams(await request.clone().text()))
    return real(request, init?.redirect ? { redirect: init.redirect } : {})
  })
})
afterEach(() => void vi.restoreAllMocks())

/** The browser's window, in which the person that is signed in on the site clicks Allow. */
const allowing: IdentityPort = {
  redirectUri,
  async launch(url) {
    const page = await stage.browser.open(url)
    return (await stage.browser.click(page, 'Allow', {}, atExtension)).url.href
  },
}

/** The extension's own sign-in, against the real server. */
async function signedIn(): Promise<Session> {
  const result = await signInToApi(stage.origin, allowing, sessions, now)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

const token = (rejected: string | null = null, own = sessions) =>
  accessToken(stage.origin, own, locks, now, rejected)
const signedOut = { ok: false, problem: { kind: 'signed-out' } }

async function send(form: URLSearchParams | Record<string, string>) {
  const response = await fetch(`${stage.origin}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
  return { status: response.status, body: (await response.json()) as { error?: string } }
}

const read = (access: string) =>
  fetch(`${stage.origin}/api/v1/connections`, { headers: { Authorization: `Bearer ${access}` } })

const refreshes = () => heard.filter((form) => form.get('grant_type') === 'refresh_token')

/** What any attack may cost the user at most. */
async function expectOneSignInMendsIt(): Promise<void> {
  const again = await signedIn()
  expect((await read(again.accessToken)).status).toBe(200)
  expect(await sessions.all()).toHaveLength(1)
}

describe('an attack on the sign-in', () => {
  test('code replay: refused, and what the code gave is ended', async () => {
    const session = await signedIn()
    const exchange = new URLSearchParams(heard[0])
    expect(await send(exchange)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await read(session.accessToken)).status).toBe(401)
    expect(await token(session.accessToken)).toEqual(signedOut)
    expect(await sessions.all()).toEqual([])
    await expectOneSignInMendsIt()
  })

  test('code stolen on its way: useless without the verifier, and we are signed in', async () => {
    let answer = ''
    const stolen: IdentityPort = {
      redirectUri,
      async launch(url) {
        answer = await allowing.launch(url)
        const thief = {
          client_id: 'reconnect',
          grant_type: 'authorization_code',
          redirect_uri: redirectUri,
          code: new URL(answer).searchParams.get('code') ?? '',
        }
        const guess = { ...thief, code_verifier: 'x'.repeat(43) }
        expect(await send(thief)).toMatchObject({ status: 400 })
        expect(await send(guess)).toMatchObject({ status: 400 })
        return answer
      },
    }
    const ours = await signInToApi(stage.origin, stolen, sessions, now)
    expect(ours.ok && (await read(ours.value.accessToken)).status).toBe(200)
  })

  test('code of another sign-in put into the answer: refused by its challenge', async () => {
    const { searchParams } = new URL(await allowing.launch(await addressOfSignIn()))
    const injecting: IdentityPort = {
      redirectUri,
      async launch(url) {
        const answer = new URL(await allowing.launch(url))
        answer.searchParams.set('code', searchParams.get('code') ?? '')
        return answer.href
      },
    }
    expect(await signInToApi(stage.origin, injecting, sessions, now)).toMatchObject({
      ok: false,
      problem: { kind: 'sign-in-failed', detail: expect.stringContaining('invalid_grant') },
    })
    expect(await sessions.all()).toEqual([])
    await expectOneSignInMendsIt()
  })

  test('refresh reuse by a thief, after us: both are out, and one sign-in mends it', async () => {
    const { accessToken: first, refreshToken } = await signedIn()
    const renewed = await token(first)
    expect(renewed.ok).toBe(true)
    expect(await send(refresh(refreshToken))).toMatchObject({ body: { error: 'invalid_grant' } })
    const current = renewed.ok ? renewed.value : ''
    expect((await read(current)).status).toBe(401)
    expect(await token(current)).toEqual(signedOut)
    expect(await sessions.all()).toEqual([])
    await expectOneSignInMendsIt()
  })

  test('refresh reuse by a thief, before us: our try ends theirs', async () => {
    const { accessToken: first, refreshToken } = await signedIn()
    const theirs = await send(refresh(refreshToken))
    expect(theirs.status).toBe(200)
    expect(await token(first)).toEqual(signedOut)
    const { access_token: stolen } = theirs.body as { access_token: string }
    expect((await read(stolen)).status).toBe(401)
    await expectOneSignInMendsIt()
  })

  test('two refreshes at once, from two windows: one request, one rotation', async () => {
    const { accessToken: first, refreshToken } = await signedIn()
    const windows = [sessions, new Sessions(new Store()), new Sessions(new Store())]
    const all = await Promise.all(windows.map((own) => token(first, own)))
    expect(new Set(all.map((result) => JSON.stringify(result))).size).toBe(1)
    expect(refreshes().map((form) => form.get('refresh_token'))).toEqual([refreshToken])
    const [renewed] = all
    expect((await read(renewed?.ok ? renewed.value : '')).status).toBe(200)
  })

  test('redirect to a foreign URL: the server sends nobody there', async () => {
    const url = new URL(await addressOfSignIn())
    for (const foreign of ['https://evil.example/fittrend', `${redirectUri}/../evil`]) {
      url.searchParams.set('redirect_uri', foreign)
      expect((await stage.browser.open(url.href)).status).toBe(400)
    }
  })

  test('nonce: not used, as no ID token is asked for or given', async () => {
    const url = new URL(await addressOfSignIn())
    expect(url.searchParams.has('nonce')).toBe(false)
    expect(url.searchParams.get('scope')).not.toMatch(/\bopenid\b/)
    await signedIn()
    const { body } = await send(refresh((await sessions.current())?.refreshToken ?? null))
    expect(body).not.toHaveProperty('id_token')
  })
})

describe('an attack on the consent', () => {
  const state = 'state-of-the-extension-1'
  const read = (back: URL) => parseConsentRedirect(back.href, redirectUri, state)

  async function ticket(): Promise<string> {
    const { access } = await new ExtensionClient(stage.origin).signIn(stage.browser)
    const response = await fetch(`${stage.origin}/api/v1/connections/oura/authorizations`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${access}` },
      body: JSON.stringify({ redirectUri, state }),
    })
    return ((await response.json()) as { authorizationUrl: string }).authorizationUrl
  }

  test('ticket used twice: the second time it is spent', async () => {
    const url = await ticket()
    const first = await consent(stage, await stage.browser.open(url), {
      button: 'Deny',
      stopAt: atExtension,
    })
    expect(read(first.url)).toEqual({ kind: 'refused', error: 'access_denied' })
    const second = await stage.browser.open(url, atExtension)
    expect(read(second.url)).toEqual({ kind: 'refused', error: 'expired' })
    expect(await connectionIn(stage, 'oura')).toBeUndefined()
  })

  test('consent answered after a timeout: refused, and nothing is connected', async () => {
    const url = await ticket()
    const asked = await stage.browser.open(url)
    await stage.scene('clock', { advanceSeconds: 3_601 })
    const late = await stage.browser.open(url, atExtension)
    expect(read(late.url)).toEqual({ kind: 'refused', error: 'expired' })
    const answered = await consent(stage, asked, { stopAt: atExtension })
    expect(answered.status).toBe(403)
    expect(await connectionIn(stage, 'oura')).toBeUndefined()
  })
})

function refresh(refreshToken: string | null): Record<string, string> {
  return {
    grant_type: 'refresh_token',
    client_id: 'reconnect',
    refresh_token: refreshToken ?? '',
  }
}

/** The address that a sign-in begins with. */
async function addressOfSignIn(): Promise<string> {
  let address = ''
  const looking: IdentityPort = {
    redirectUri,
    async launch(url) {
      address = url
      throw new Error('The window was closed.')
    },
  }
  await signInToApi(stage.origin, looking, new Sessions(new Store()), now)
  return address
}
