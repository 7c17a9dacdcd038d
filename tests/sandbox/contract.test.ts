import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiCaller } from './api-caller.ts'
import { ContractJudge } from './contract.ts'
import { ExtensionClient } from './extension-client.ts'
import { openStage, redirectUri, type Stage, signIn } from './stage.ts'

const authorizations = '/connections/{service}/authorizations'
const settings = '/connections/{service}/settings'
const imports = '/connections/{service}/imports'
const request = { redirectUri, state: 'a-state-of-22-characters' }

/** Real answers of every operation, judged by docs/fittrend-api.yaml. */
describe('the API keeps to its contract', () => {
  const judge = new ContractJudge()
  let stage: Stage
  let api: ApiCaller
  let readOnly: ApiCaller
  beforeAll(async () => {
    stage = await openStage()
    const client = new ExtensionClient(stage.origin)
    await signIn(stage)
    api = new ApiCaller(stage.origin, judge, (await client.signIn(stage.browser)).access)
    const weak = await client.signIn(stage.browser, { scope: 'connections:read' })
    readOnly = new ApiCaller(stage.origin, judge, weak.access)
  })
  afterAll(() => stage.close())

  test('GET /connections: 200 with validators, then 304', async () => {
    const first = await api.call({ path: '/connections' })
    expect(first.headers.get('cache-control')).toBe('private, max-age=5')
    const etag = first.headers.get('etag') ?? ''
    const headers = { 'If-None-Match': etag }
    expect((await api.call({ path: '/connections', headers })).status).toBe(304)
    await stage.scene('import', { service: 'fitbit' })
    expect((await api.call({ path: '/connections', headers })).status).toBe(200)
  })

  test('GET /connections in every state of a connection', async () => {
    const change = async (scene: string, input: object, expected: object) => {
      await stage.scene(scene, input)
      const response = await api.call({ path: '/connections' })
      const { connections } = (await response.json()) as {
        connections: { service: { id: string } }[]
      }
      expect(connections.find(({ service }) => service.id === 'garmin')).toMatchObject(expected)
    }
    const service = 'garmin'
    await change('pause', { service }, { status: 'paused' })
    await change('resume', { service }, { status: 'connected' })
    await change(
      'scope-missing',
      { service },
      { status: 'error', error: { code: 'scope_missing' } },
    )
    await change(
      'service',
      { service, status: 'unavailable' },
      { error: { code: 'service_unavailable' } },
    )
    await change('service', { service, status: 'retired' }, { error: { code: 'service_retired' } })
    await change('service', { service, status: 'available' }, { error: { code: 'scope_missing' } })
    await change('share', { service }, { error: { code: 'account_in_use' } })
    await change('disable', { service }, { status: 'disabled', error: null, token: null })
  })

  test('GET /connections: 401, and the faults 429 and 503 with Retry-After', async () => {
    const nobody = new ApiCaller(stage.origin, judge, 'no-such-token')
    expect(await nobody.problem({ path: '/connections' })).toEqual({
      status: 401,
      code: 'invalid_token',
    })
    for (const status of [429, 503]) {
      await stage.scene('fault', { kind: 'status', status, retryAfter: 7, next: 1 })
      const response = await api.call({ path: '/connections' })
      expect(response.status).toBe(status)
      expect(response.headers.get('retry-after')).toBe('7')
    }
    expect((await api.call({ path: '/connections' })).status).toBe(200)
  })

  test('the judge is no rubber stamp', async () => {
    await stage.scene('fault', { kind: 'half-valid', next: 1 })
    await expect(api.call({ path: '/connections' })).rejects.toThrow('to deeply equal []')
  })

  test('GET /services: what can be enabled now', async () => {
    await stage.scene('service', { service: 'polar', status: 'unavailable' })
    const response = await api.call({ path: '/services' })
    const { services } = (await response.json()) as {
      services: { service: { id: string }; status: string }[]
    }
    expect(services).toHaveLength(6)
    expect(services.find(({ service }) => service.id === 'polar')?.status).toBe('unavailable')
  })

  test('GET imports: newest first, at most 100, since, 404', async () => {
    const all = (await (await api.call({ path: imports })).json()) as Runs
    expect(all.imports).toHaveLength(100)
    const times = all.imports.map(({ startedAt }) => startedAt)
    expect(times).toEqual([...times].sort().reverse())
    const since = times[4] ?? ''
    const some = await api.call({ path: imports, query: `?since=${since}` })
    expect(((await some.json()) as Runs).imports).toHaveLength(5)
    expect(await api.problem({ path: imports, service: 'oura' })).toEqual(notFound)
    expect((await api.problem({ path: imports, query: '?since=soon' })).status).toBe(400)
  })

  test('PUT settings: 200, 403, 404, 422', async () => {
    const put = { method: 'put', path: settings } as const
    const response = await api.call({ ...put, body: { weight: true } })
    expect(await response.json()).toMatchObject({ settings: { weight: true, steps: false } })
    expect(await readOnly.problem({ ...put, body: {} })).toEqual({
      status: 403,
      code: 'insufficient_scope',
    })
    expect(await api.problem({ ...put, service: 'oura', body: {} })).toEqual(notFound)
    expect((await api.problem({ ...put, body: { mood: true } })).status).toBe(422)
    expect((await api.problem({ ...put, body: { steps: 'yes' } })).status).toBe(422)
  })

  test('POST authorizations: 201, 403, 404, 409, 410, 422', async () => {
    const post = { method: 'post', path: authorizations, body: request } as const
    const response = await api.call({ ...post, service: 'oura' })
    expect(response.status).toBe(201)
    const { authorizationUrl } = (await response.json()) as { authorizationUrl: string }
    expect(new URL(authorizationUrl).origin).toBe(stage.origin)
    expect((await api.problem(post)).code).toBe('already_connected')
    await stage.scene('service', { service: 'strava', status: 'retired' })
    expect((await api.problem({ ...post, service: 'strava' })).status).toBe(410)
    expect((await api.problem({ ...post, service: 'nike' })).status).toBe(404)
    expect((await readOnly.problem({ ...post, service: 'oura' })).status).toBe(403)
    const bad = [
      { ...request, redirectUri: 'https://evil.example/fittrend' },
      { ...request, state: 'too-short' },
      { state: request.state },
    ]
    for (const body of bad)
      expect((await api.problem({ ...post, service: 'oura', body })).status).toBe(422)
  })

  test('every status that the contract lists was seen', () => {
    expect(judge.judged().sort()).toEqual(judge.promised().sort())
  })
})

const notFound = { status: 404, code: 'not_found' }

interface Runs {
  imports: { startedAt: string }[]
}
