import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectionIn, eventually, openStage, post, type Stage, signIn } from './stage.ts'

describe('scenes', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  beforeEach(() => stage.scene('reset'))
  afterAll(() => stage.close())

  const fitbit = () => connectionIn(stage, 'fitbit')
  const service = 'fitbit'

  test.each([
    ['expire', {}, 'service'],
    ['expire', { service: 'nike' }, 'service'],
    ['expire', { service, how: 'magic' }, 'how'],
    ['expire', { service, lifeSeconds: 0 }, 'lifeSeconds'],
    ['expire', { service, servce: 1 }, ''],
    ['clock', { advanceSeconds: -1 }, 'advanceSeconds'],
    ['clock', {}, 'advanceSeconds'],
    ['latency', { apiMs: 'slow' }, 'apiMs'],
    ['fault', { kind: 'status', status: 200 }, 'status'],
    ['fault', { kind: 'gremlins' }, 'kind'],
    ['fault', { kind: 'reset', path: '/oauth' }, 'path'],
    ['variant', { name: 'no-such' }, 'name'],
    ['network', { service, state: 'sideways' }, 'state'],
    ['pause', { service, seconds: 0 }, 'seconds'],
  ])('%s %o is refused and names %s', async (name, input, field) => {
    const response = await post(`${stage.origin}/sandbox/${name}`, input)
    expect(response.status).toBe(400)
    const { issues } = (await response.json()) as { issues: { field: string }[] }
    expect(issues.map((issue) => issue.field)).toContain(field)
  })

  test('bad JSON, unknown scenes, unconnected services and web pages are refused', async () => {
    const url = `${stage.origin}/sandbox/expire`
    expect((await post(url, '{')).status).toBe(400)
    expect((await post(`${url}d`, {})).status).toBe(404)
    expect((await post(url, { service: 'oura' })).status).toBe(409)
    const headers = { Origin: 'https://evil.example' }
    expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(403)
  })

  test('latency of one path leaves all others as they are', async () => {
    await stage.scene('latency', { siteMs: 2_000, sitePath: '/help/reset-connection' })
    const slow = fetch(`${stage.origin}/help/reset-connection`).then(() => 'slow')
    const others = fetch(`${stage.origin}/contact`).then(() => 'others')
    expect(await Promise.race([slow, others])).toBe('others')
    expect(await slow).toBe('slow')
  })

  test('a blip while refreshing heals by itself', async () => {
    await stage.scene('expire', { service, until: 'refresh_failed' })
    expect(await fitbit()).toMatchObject({ status: 'error', error: { code: 'refresh_failed' } })
    await stage.scene('clock', { advanceSeconds: 400 })
    expect(await fitbit()).toMatchObject({ status: 'connected', error: null })
  })

  test('a lost answer costs the refresh token: the service takes the retry for a replay', async () => {
    await stage.scene('expire', { service, how: 'answer-lost', until: 'refresh_failed' })
    await stage.scene('clock', { advanceSeconds: 400 })
    expect(await fitbit()).toMatchObject({ error: { code: 'refresh_failed' } })
    await stage.scene('clock', { advanceSeconds: 3600 })
    expect(await fitbit()).toMatchObject({ error: { code: 'token_expired' } })
  })

  test('a shorter life needs no long jump', async () => {
    const before = Date.parse((await stage.state()).now)
    await stage.scene('expire', { service, lifeSeconds: 60 })
    expect(await fitbit()).toMatchObject({ error: { code: 'token_expired' } })
    expect(Date.parse((await stage.state()).now) - before).toBeLessThan(90_000)
  })

  test('an expired connection stays expired after the network is back', async () => {
    await stage.scene('expire', { service })
    await stage.scene('clock', { advanceSeconds: 86_400 })
    expect(await fitbit()).toMatchObject({ error: { code: 'token_expired' } })
  })

  test('tokens are refreshed for weeks, and imports go on', async () => {
    await stage.scene('clock', { advanceSeconds: 10 * 86_400 })
    const one = await fitbit()
    expect(one).toMatchObject({ status: 'connected', import: { historyComplete: true } })
    const lastImport = one?.import.lastSucceededAt ?? ''
    expect(one?.import.through).toBe(lastImport.slice(0, 10))
    // A jump of ten days thins the hourly imports out to one in five.
    expect(Date.parse((await stage.state()).now) - Date.parse(lastImport)).toBeLessThanOrEqual(
      5 * 3_600_000,
    )
  })

  test('a service that is down is waited for', async () => {
    await stage.scene('service', { service, status: 'unavailable' })
    expect(await fitbit()).toMatchObject({ error: { code: 'service_unavailable' } })
    await stage.scene('clock', { advanceSeconds: 86_400 })
    expect(await fitbit()).toMatchObject({ error: { code: 'service_unavailable' } })
    await stage.scene('service', { service, status: 'available' })
    expect(await fitbit()).toMatchObject({ status: 'connected', error: null })
  })

  test('a pause is told in the inbox and ends by itself', async () => {
    await stage.scene('pause', { service, seconds: 1800 })
    expect(await fitbit()).toMatchObject({ status: 'paused', error: null })
    const { accounts } = await stage.state()
    expect(accounts[0]?.inbox[0]?.subject).toBe('Import paused')
    await stage.scene('clock', { advanceSeconds: 1801 })
    expect(await fitbit()).toMatchObject({ status: 'connected', import: { pausedUntil: null } })
  })

  test('permission taken back at the service', async () => {
    await stage.scene('revoke', { service })
    expect(await fitbit()).toMatchObject({ error: { code: 'permission_revoked' } })
  })

  test('a second account breaks the first, again and again', async () => {
    await stage.scene('share', { service })
    expect(await fitbit()).toMatchObject({ error: { code: 'account_in_use' } })
    const other = await connectionIn(stage, service, 'acc-b')
    expect(other?.externalAccount).toBe((await fitbit())?.externalAccount)
  })

  test('API off takes API and OAuth away, and leaves the site', async () => {
    await stage.scene('api', { on: false })
    const status = async (path: string) => (await fetch(stage.origin + path)).status
    expect(await status('/api/v1/connections')).toBe(404)
    expect(await status('/oauth/.well-known/openid-configuration')).toBe(404)
    expect(await status('/help/reset-connection')).toBe(200)
  })

  test('faults that are no answers', async () => {
    const url = `${stage.origin}/api/v1/connections`
    await stage.scene('fault', { kind: 'reset', next: 1 })
    await expect(fetch(url)).rejects.toThrow()
    await stage.scene('fault', { kind: 'timeout', next: 1 })
    await expect(fetch(url, { signal: AbortSignal.timeout(200) })).rejects.toThrow()
    await stage.scene('fault', { kind: 'huge', next: 1 })
    expect((await (await fetch(url)).text()).length).toBeGreaterThan(5_000_000)
    await stage.scene('fault', { kind: 'captive-portal', next: 1 })
    expect((await fetch(url)).headers.get('content-type')).toBe('text/html')
    expect((await fetch(url)).status).toBe(401)
    const log = await eventually(async () => {
      const body = await (await fetch(`${stage.origin}/sandbox/requests`)).json()
      const { requests } = body as { requests: { status: number | null; fault: string | null }[] }
      return requests.length === 5 && requests.map(({ status, fault }) => [status, fault])
    })
    expect(log).toEqual([
      [null, 'reset'],
      [null, 'timeout'],
      [200, 'huge'],
      [200, 'captive-portal'],
      [401, null],
    ])
  })

  test('the Date header follows the clock', async () => {
    await stage.scene('clock', { advanceSeconds: 3600 })
    const response = await fetch(`${stage.origin}/`)
    const date = Date.parse(response.headers.get('date') ?? '')
    expect(Math.abs(date - Date.parse((await stage.state()).now))).toBeLessThan(2000)
  })

  test('steps out of order change nothing', async () => {
    const page = await signIn(stage)
    const body = new URLSearchParams({
      csrf: /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '',
    })
    const { cookie } = await stage.scene('sign-in')
    expect(cookie).toMatchObject({ name: 'fittrend_session' })
    const blind = await fetch(`${stage.origin}/account/connect/fitbit/disable`, {
      method: 'POST',
      body,
      headers: { Cookie: `fittrend_session=${(cookie as { value: string }).value}` },
    })
    expect(blind.status).toBe(403)
    expect(await fitbit()).toMatchObject({ status: 'connected' })
  })
})
