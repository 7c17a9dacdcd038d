import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ExtensionClient, type Tokens } from './extension-client.ts'
import { openStage, type Stage, signIn } from './stage.ts'

describe("FitTrend's OAuth server", () => {
  let stage: Stage
  let client: ExtensionClient
  let tokens: Tokens
  beforeAll(async () => {
    stage = await openStage()
    client = new ExtensionClient(stage.origin)
    await signIn(stage)
    tokens = await client.signIn(stage.browser)
  })
  afterAll(() => stage.close())

  const read = (access: string) =>
    fetch(`${stage.origin}/api/v1/connections`, { headers: { Authorization: `Bearer ${access}` } })

  test('says in its metadata what the contract promises', async () => {
    expect(await client.metadata()).toMatchObject({
      issuer: `${stage.origin}/oauth`,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      revocation_endpoint: `${stage.origin}/oauth/token/revocation`,
    })
  })

  test('gives tokens of ten minutes, with a refresh token and both scopes', async () => {
    expect(tokens).toMatchObject({ expiresIn: 600, scope: 'connections:read connections:repair' })
    expect(tokens.refresh).not.toBe('')
    const response = await read(tokens.access)
    expect(await response.json()).toMatchObject({ account: { id: 'acc-a' } })
  })

  test('rotates refresh tokens and takes a used one for stolen', async () => {
    const first = await client.signIn(stage.browser)
    const second = await client.refresh(first.refresh)
    expect(second.refresh).not.toBe(first.refresh)
    await expect(client.refresh(first.refresh)).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(client.refresh(second.refresh)).rejects.toMatchObject({ error: 'invalid_grant' })
    expect((await read(second.access)).status).toBe(401)
    expect((await read(tokens.access)).status).toBe(200)
  })

  test('ends an access token with its time, and the refresh token goes on', async () => {
    const short = await client.signIn(stage.browser)
    await stage.scene('clock', { advanceSeconds: 601 })
    expect((await read(short.access)).status).toBe(401)
    const fresh = await client.refresh(short.refresh)
    expect((await read(fresh.access)).status).toBe(200)
  })

  test('revokes by the endpoint, and by the scene', async () => {
    const one = await client.signIn(stage.browser)
    await client.revoke(one.refresh)
    await expect(client.refresh(one.refresh)).rejects.toMatchObject({ error: 'invalid_grant' })
    const two = await client.signIn(stage.browser)
    await stage.scene('revoke-extension')
    expect((await read(two.access)).status).toBe(401)
  })

  test('passes on Deny', async () => {
    const denied = client.signIn(stage.browser, { button: 'Deny' })
    await expect(denied).rejects.toMatchObject({ error: 'access_denied' })
  })

  test('takes any port of the loopback redirect, and no other URI', async () => {
    const loopback =
      'http://127.0.0.1:6123/mozoauth2/e93c2b69cebccbc769b5a1c2abc9d5ad9dc4f7a4/fittrend'
    expect((await client.signIn(stage.browser, { uri: loopback })).access).not.toBe('')
    const other = `${stage.origin}/oauth/auth?client_id=reconnect&response_type=code&scope=connections:read&redirect_uri=https://evil.example/`
    expect((await stage.browser.open(other)).status).toBe(400)
  })

  test('follows the site when another account signs in', async () => {
    await signOutAll(stage)
    await signIn(stage, 'account-b')
    const other = await client.signIn(stage.browser)
    const response = await read(other.access)
    expect(await response.json()).toMatchObject({ account: { id: 'acc-b' } })
  })

  test('asks for sign-in first where the site is signed out, and goes on after it', async () => {
    await signOutAll(stage)
    const { authorization_endpoint: endpoint } = await client.metadata()
    const query = new URLSearchParams({
      client_id: 'reconnect',
      redirect_uri: 'https://cjiahdejicohakefgaddjigdiifjegda.chromiumapp.org/fittrend',
      response_type: 'code',
      scope: 'connections:read',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    })
    const page = await stage.browser.open(`${endpoint}?${query}`)
    expect(page.url.pathname).toBe('/sign-in')
    const fields = { email: 'account-a@example.com', password: 'journal-account-a' }
    const asked = await stage.browser.click(page, 'Sign in', fields)
    expect(asked.text).toContain('Allow Reconnect to see and repair your connections')
  })
})

async function signOutAll(stage: Stage): Promise<void> {
  await stage.scene('sign-out', { account: 'acc-a' })
  await stage.scene('sign-out', { account: 'acc-b' })
}
