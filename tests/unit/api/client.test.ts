import { describe, expect, it } from 'vitest'
import { FitTrendApi } from '../../../utils/api/client.ts'
import { success } from '../../../utils/problems.ts'
import { noon, second } from '../fakes/clock.ts'
import { broken, fitbit, garmin, working } from '../fakes/connections.ts'
import { type ScriptedAnswer, ScriptedHttp } from '../fakes/scripted-http.ts'

const account = { id: 'account-1', name: 'Test account A' }

function apiThatAnswers(...answers: ScriptedAnswer[]) {
  const { http, requests } = new ScriptedHttp(...answers)
  const api = new FitTrendApi(
    'https://fittrend.example',
    http,
    async () => success('token'),
    () => noon,
  )
  return { api, requests }
}

describe('the list of connections', () => {
  it('comes with the server’s clock, its ETag and its wish for the next read', async () => {
    const { api } = apiThatAnswers({
      status: 200,
      headers: {
        etag: '"7"',
        date: 'Tue, 10 Nov 2026 12:00:05 GMT',
        'cache-control': 'private, max-age=60',
      },
      body: { account, connections: [working()] },
    })
    expect(await api.connections()).toEqual(
      success({
        kind: 'read',
        source: 'api',
        account,
        connections: { items: [working()], rejected: [] },
        etag: '"7"',
        serverTime: noon + 5 * second,
        maxAgeMs: 60 * second,
      }),
    )
  })

  it('is asked for with the ETag of the last answer; 304 says that nothing has changed', async () => {
    const { api, requests } = apiThatAnswers({
      status: 304,
      headers: { 'cache-control': 'max-age=9' },
    })
    expect(await api.connections('"7"')).toEqual(
      success({ kind: 'unchanged', serverTime: noon, maxAgeMs: 9 * second }),
    )
    expect(requests[0]?.headers['if-none-match']).toBe('"7"')
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['a string', 'Fitbit'],
    ['no service', { ...working(), service: undefined }],
    ['a service id that could be a path', working({ service: { id: '../x', name: 'X' } })],
    ['a service without a name', working({ service: { id: 'x', name: '' } })],
    ['an unknown status', { ...working(), status: 'broken' }],
    ['a date that is none', broken('token_expired', { error: { code: 'x', since: 'yesterday' } })],
    [
      'a number of records below zero',
      { ...working(), import: { ...working().import, records: -1 } },
    ],
    ['a setting that is neither on nor off', { ...working(), settings: { steps: 'yes' } }],
    [
      'a message of a megabyte',
      { ...broken(), error: { ...broken().error, message: 'x'.repeat(1e6) } },
    ],
  ])('leaves out an entry with %s, and hides no other', async (_case, bad) => {
    const good = [working(), broken('token_expired', { service: garmin })]
    const body = { account, connections: [good[0], bad, good[1]] }
    const { api } = apiThatAnswers({ status: 200, body })
    const answer = await api.connections()
    expect(answer).toMatchObject({ value: { connections: { items: good } } })
    expect(
      answer.ok && answer.value.kind === 'read' && answer.value.connections.rejected,
    ).toHaveLength(1)
  })

  it('drops members that it doesn’t know', async () => {
    const body = { account, connections: [{ ...working(), secret: 'x' }], more: 1 }
    const { api } = apiThatAnswers({ status: 200, body })
    expect(await api.connections()).toMatchObject({
      value: { connections: { items: [working()] } },
    })
  })

  it('says of a rejected entry where it is wrong, never what it holds', async () => {
    const body = {
      account,
      connections: [{ ...working(), externalAccount: ['account-a@example.com'] }],
    }
    const { api } = apiThatAnswers({ status: 200, body })
    const text = JSON.stringify(await api.connections())
    expect(text).toContain('externalAccount: string')
    expect(text).not.toContain('account-a@example.com')
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a list without an account', { connections: [] }],
    ['connections that aren’t a list', { account, connections: {} }],
    ['an account without an id', { account: { id: '', name: 'Test account A' }, connections: [] }],
  ])('is malformed as a whole when it is %s', async (_case, body) => {
    const { api } = apiThatAnswers({ status: 200, body })
    expect(await api.connections()).toMatchObject({ ok: false, problem: { kind: 'malformed' } })
  })

  it('keeps a settings key such as "__proto__" away from the prototype', async () => {
    const entry = JSON.stringify({ ...working(), settings: { marker: true } })
    const hostile = entry.replace('"marker":true', '"__proto__":{"steps":true},"constructor":true')
    const { api } = apiThatAnswers({
      status: 200,
      body: JSON.parse(`{"account":{"id":"a","name":"A"},"connections":[${hostile}]}`),
    })
    const answer = await api.connections()
    const items = answer.ok && answer.value.kind === 'read' ? answer.value.connections.items : []
    expect(items.map(({ settings }) => settings.steps)).not.toContain(true)
  })
})

describe('a refused token', () => {
  function apiWithTokens(...answers: ScriptedAnswer[]) {
    const { http, requests } = new ScriptedHttp(...answers)
    const asked: (string | null)[] = []
    const api = new FitTrendApi(
      'https://fittrend.example',
      http,
      async (rejected) => {
        asked.push(rejected)
        return success(rejected === null ? 'old' : 'new')
      },
      () => noon,
    )
    const sent = () => requests.map(({ headers }) => headers.authorization)
    return { api, asked, sent }
  }
  const refused: ScriptedAnswer = { problem: { kind: 'signed-out' } }

  it('is replaced, and the request sent once more', async () => {
    const { api, asked, sent } = apiWithTokens(refused, { status: 200, body: { services: [] } })
    expect(await api.services()).toEqual(success([]))
    expect(asked).toEqual([null, 'old'])
    expect(sent()).toEqual(['Bearer old', 'Bearer new'])
  })

  it('is replaced only once: a new one that is refused is no question of signing in', async () => {
    const { api, sent } = apiWithTokens(refused)
    expect(await api.services()).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    expect(sent()).toEqual(['Bearer old', 'Bearer new'])
  })

  it('that can’t be replaced gives the reason, and nothing more is sent', async () => {
    const { http, requests } = new ScriptedHttp(refused)
    const problem = { kind: 'unreachable' } as const
    const tokens = async (rejected: string | null) =>
      rejected === null ? success('old') : { ok: false as const, problem }
    const api = new FitTrendApi('https://fittrend.example', http, tokens, () => noon)
    expect(await api.services()).toEqual({ ok: false, problem })
    expect(requests).toHaveLength(1)
  })

  it('isn’t what any other fault means', async () => {
    const { api, sent } = apiWithTokens({ problem: { kind: 'forbidden' } })
    expect(await api.services()).toMatchObject({ problem: { kind: 'forbidden' } })
    expect(sent()).toEqual(['Bearer old'])
  })
})

describe('the other requests', () => {
  it('services: bad entries are left out', async () => {
    const offer = { service: fitbit, status: 'available' }
    const { api } = apiThatAnswers({
      status: 200,
      body: { services: [offer, { service: garmin, status: 'maybe' }] },
    })
    expect(await api.services()).toEqual(success([offer]))
  })

  it('imports: since a time, bad entries left out', async () => {
    const run = { startedAt: '2026-11-10T12:00:00Z', outcome: 'success' }
    const { api, requests } = apiThatAnswers({ status: 200, body: { imports: [{}, run] } })
    expect(await api.imports('fitbit', '2026-11-10T11:00:00.000Z')).toEqual(success([run]))
    expect(requests[0]?.url).toBe(
      'https://fittrend.example/api/v1/connections/fitbit/imports?since=2026-11-10T11%3A00%3A00.000Z',
    )
  })

  it('settings: are put, and the connection comes back', async () => {
    const { api, requests } = apiThatAnswers({ status: 200, body: working() })
    expect(await api.saveSettings('fitbit', { steps: true })).toEqual(success(working()))
    expect(requests[0]).toMatchObject({
      method: 'PUT',
      url: 'https://fittrend.example/api/v1/connections/fitbit/settings',
      json: { steps: true },
    })
  })

  it.each<[string, unknown, boolean]>([
    ['a URL', 'https://fittrend.example/c/1', true],
    ['no URL', 'click here', false],
    ['nothing', undefined, false],
  ])('authorization with %s as its address', async (_case, authorizationUrl, isGood) => {
    const body = { authorizationUrl, expiresAt: '2026-11-10T12:10:00Z' }
    const { api } = apiThatAnswers({ status: 201, body })
    expect(await api.authorize('fitbit', 'https://x.example/', 'state')).toMatchObject({
      ok: isGood,
    })
  })

  it('a service id never leaves its place in the path', async () => {
    const { api, requests } = apiThatAnswers({ status: 200, body: { imports: [] } })
    await api.imports('../../oauth?x=', 'now')
    expect(new URL(requests[0]?.url ?? '').pathname).toBe(
      '/api/v1/connections/..%2F..%2Foauth%3Fx%3D/imports',
    )
  })
})
