import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ExtensionClient } from './extension-client.ts'
import { connectionIn, consent, openStage, redirectUri, type Stage, signIn } from './stage.ts'

const state = 'state-of-the-extension-1'
const atExtension = /chromiumapp\.org/

/** Step 6 in a window of the browser's identity API: the `authorizations` URL, opened and answered. */
describe('an authorization', () => {
  let stage: Stage
  let token: string
  beforeAll(async () => {
    stage = await openStage()
    await signIn(stage)
    token = (await new ExtensionClient(stage.origin).signIn(stage.browser)).access
  })
  afterEach(() => stage.scene('network', { service: 'oura', state: 'up' }))
  afterAll(() => stage.close())

  async function authorize(service: string): Promise<string> {
    const response = await fetch(`${stage.origin}/api/v1/connections/${service}/authorizations`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify({ redirectUri, state }),
    })
    expect(response.status).toBe(201)
    return ((await response.json()) as { authorizationUrl: string }).authorizationUrl
  }

  /** Opens the URL, answers the service's screens, and gives the parameters that came back. */
  async function answer(url: string, options: Parameters<typeof consent>[2] = {}) {
    const page = await stage.browser.open(url, atExtension)
    if (page.status === 0) return Object.fromEntries(page.url.searchParams)
    const back = await consent(stage, page, { ...options, stopAt: atExtension })
    expect(`${back.url.origin}${back.url.pathname}`).toBe(redirectUri)
    return Object.fromEntries(back.url.searchParams)
  }

  test('survives being opened, and is spent by the first consent that ends', async () => {
    const url = await authorize('strava')
    await stage.browser.open(url)
    expect(await answer(url)).toEqual({ state, result: 'connected' })
    expect(await connectionIn(stage, 'strava')).toMatchObject({ status: 'connected' })
    expect(await answer(url)).toEqual({ state, error: 'expired' })
  })

  test('says that the user denied', async () => {
    const url = await authorize('oura')
    expect(await answer(url, { button: 'Deny' })).toEqual({ state, error: 'access_denied' })
    expect(await connectionIn(stage, 'oura')).toBeUndefined()
    expect(await answer(url)).toEqual({ state, error: 'expired' })
  })

  test('says when data types are missing, and the connection shows it', async () => {
    const url = await authorize('polar')
    expect(await answer(url, { types: ['workouts'] })).toEqual({ state, error: 'scope_missing' })
    expect(await connectionIn(stage, 'polar')).toMatchObject({
      status: 'error',
      error: { code: 'scope_missing', message: expect.stringContaining('Steps') },
    })
  })

  test('says when the service can not be reached', async () => {
    const url = await authorize('oura')
    const page = await stage.browser.open(url)
    await stage.scene('network', { service: 'oura', state: 'down' })
    const back = await consent(stage, page, { stopAt: atExtension })
    expect(Object.fromEntries(back.url.searchParams)).toEqual({ state, error: 'service_error' })
  })

  test('expires', async () => {
    await stage.scene('lifetimes', { authorizationSeconds: 30 })
    const url = await authorize('oura')
    await stage.scene('clock', { advanceSeconds: 31 })
    expect(await answer(url)).toEqual({ state, error: 'expired' })
  })

  test('tells of a second FitTrend account on the same service account, if the site refuses it', async () => {
    await stage.scene('sharing', { policy: 'refuse' })
    await stage.scene('expire', { service: 'garmin' })
    await stage.scene('sign-out')
    await signIn(stage, 'account-b')
    const other = (await new ExtensionClient(stage.origin).signIn(stage.browser)).access
    token = other
    const url = await authorize('withings')
    expect(await answer(url, { who: 'account-a' })).toEqual({ state, error: 'account_in_use' })
    expect(await connectionIn(stage, 'withings', 'acc-b')).toBeUndefined()
  })

  test('asks for sign-in with its own account', async () => {
    const url = await authorize('oura')
    const { cookie } = await stage.scene('sign-in', { account: 'acc-a' })
    const { name, value } = cookie as { name: string; value: string }
    stage.browser.setCookie(stage.origin, `${name}=${value}; Path=/`)
    const page = await stage.browser.open(url)
    expect(page.url.pathname).toBe('/sign-in')
    expect(page.text).toContain('another FitTrend account')
  })
})
