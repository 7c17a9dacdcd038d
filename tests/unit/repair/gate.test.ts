import { describe, expect, it } from 'vitest'
import { FitTrendApi } from '../../../utils/api/client.ts'
import type { Connection, ServiceOffer } from '../../../utils/api/schema.ts'
import { nothingKnown } from '../../../utils/connections/known.ts'
import { failure, success } from '../../../utils/problems.ts'
import type { RepairProblem } from '../../../utils/repair/record/problem.ts'
import { gate } from '../../../utils/repair/steps/gate.ts'
import { hour, noon } from '../fakes/clock.ts'
import { broken, fitbit, garmin, oura, reading, working } from '../fakes/connections.ts'
import { before, record } from '../fakes/records.ts'
import { type ScriptedAnswer, ScriptedHttp } from '../fakes/scripted-http.ts'

const available: ServiceOffer = { service: fitbit, status: 'available' }
const offers = (...services: unknown[]): ScriptedAnswer => ({ status: 200, body: { services } })
const runs = (...imports: unknown[]): ScriptedAnswer => ({ status: 200, body: { imports } })

function pass(
  connection: Connection,
  answer: ScriptedAnswer = offers(available),
  repair: Parameters<typeof record>[0] = {},
  mayRepair = true,
) {
  const { http } = new ScriptedHttp(answer, runs())
  const api = new FitTrendApi(
    'https://x.example',
    http,
    async () => success('t'),
    () => noon,
  )
  return gate(api, reading([connection]), record({ before: null, ...repair }), mayRepair)
}

describe('the gate', () => {
  it('lets a broken connection pass, and keeps it as it is', async () => {
    expect(await pass(broken())).toEqual(success({ before, begunByHand: 'no' }))
  })

  it.each(['token_expired', 'permission_revoked', 'scope_missing', 'account_in_use'])(
    'lets %s pass',
    async (code) => {
      expect(await pass(broken(code))).toMatchObject({ ok: true })
    },
  )

  it.each<[string, Connection, RepairProblem]>([
    ['what works', working(), { kind: 'nothing-to-repair' }],
    ['what is only paused', working({ status: 'paused' }), { kind: 'import-paused' }],
    ['a service that is down', broken('service_unavailable'), { kind: 'service-down' }],
    ['a service that is retired', broken('service_retired'), { kind: 'service-retired' }],
    ['an error that isn’t confirmed', broken('refresh_failed'), { kind: 'not-confirmed' }],
    ['what the user has disabled', working({ status: 'disabled' }), { kind: 'switched-off' }],
    [
      'data that flows in spite of an error',
      broken('token_expired', { import: working().import }),
      { kind: 'nothing-to-repair' },
    ],
    [
      'data that flows though the account is in use elsewhere',
      broken('account_in_use', { import: working().import }),
      { kind: 'nothing-to-repair' },
    ],
    ['a connection that isn’t there', broken('x', { service: oura }), { kind: 'unknown-service' }],
  ])('refuses %s', async (_case, connection, problem) => {
    expect(await pass(connection)).toEqual(failure(problem))
  })

  it('refuses where the sign-in covers reading alone: consent would fail after Remove', async () => {
    expect(await pass(broken(), undefined, {}, false)).toEqual(
      failure({ kind: 'api', problem: { kind: 'forbidden' } }),
    )
  })

  it('notes the newest import run, from which on imports count as new', async () => {
    const { http } = new ScriptedHttp(
      offers(available),
      runs(
        { startedAt: '2026-11-20T10:00:00Z', outcome: 'failed' },
        { startedAt: '2026-11-21T12:00:00+02:00', outcome: 'success' },
      ),
    )
    const api = new FitTrendApi(
      'https://x.example',
      http,
      async () => success('t'),
      () => noon,
    )
    expect(await gate(api, reading([broken()]), record({ before: null }), true)).toMatchObject({
      value: { before: { newestRunAt: '2026-11-21T10:00:00.000Z' } },
    })
  })

  it('doesn’t take an entry of the page that tells nothing for no connection', async () => {
    const api = new FitTrendApi('', new ScriptedHttp().http, async () => success('t'), Date.now)
    const vague = reading([], { source: 'page', rejected: ['fitbit'] })
    expect(await gate(api, vague, record({ before: null }), true)).toEqual(
      failure({ kind: 'api', problem: { kind: 'page-unreadable' } }),
    )
  })

  it('lets a confirmed refresh_failed pass', async () => {
    const { http } = new ScriptedHttp(offers(available), runs())
    const api = new FitTrendApi(
      'https://x.example',
      http,
      async () => success('t'),
      () => noon,
    )
    const firstSeen = { fitbit: { code: 'refresh_failed', at: noon - hour } }
    const seen = reading([broken('refresh_failed')], { firstSeen })
    expect(await gate(api, seen, record({ before: null }), true)).toMatchObject({ ok: true })
  })

  it.each<[string, ScriptedAnswer, RepairProblem]>([
    [
      'isn’t offered',
      offers({ service: garmin, status: 'available' }),
      { kind: 'service-not-offered' },
    ],
    [
      'can’t be added now',
      offers({ service: fitbit, status: 'unavailable' }),
      { kind: 'service-down' },
    ],
    ['is retired', offers({ service: fitbit, status: 'retired' }), { kind: 'service-retired' }],
    [
      'can’t be asked about',
      { problem: { kind: 'timeout' } },
      { kind: 'api', problem: { kind: 'timeout' } },
    ],
  ])('refuses what could not be added again: the service %s', async (_case, answer, problem) => {
    expect(await pass(broken(), answer)).toEqual(failure(problem))
  })

  it('lets pass what an earlier try of ours has disabled, but not what has healed since', async () => {
    const begun = { before }
    expect(await pass(working({ status: 'disabled' }), undefined, begun)).toMatchObject({
      ok: true,
    })
    expect(await pass(working(), undefined, begun)).toEqual(failure({ kind: 'nothing-to-repair' }))
  })

  it('lets a working connection pass where it is the wrong one, but still asks for the offer', async () => {
    const wrong = { force: true, before }
    const other = working({ externalAccount: 'fitbit-user-2' })
    expect(await pass(other, undefined, wrong)).toMatchObject({ ok: true })
    expect(await pass(other, offers(), wrong)).toEqual(failure({ kind: 'service-not-offered' }))
    const unknown = working({ externalAccount: null })
    expect(await pass(unknown, undefined, wrong)).toMatchObject({ ok: true })
  })

  it('lets none pass that is the right one again by now, and works', async () => {
    const wrong = { force: true, before }
    expect(await pass(working(), undefined, wrong)).toEqual(failure({ kind: 'nothing-to-repair' }))
  })
})

describe('the gate, where the user may have begun by hand', () => {
  const lastSeen = { ...before, records: 900 }
  const off = working({ status: 'disabled' })

  function passNow(
    connections: Connection[],
    changes: Parameters<typeof reading>[1] = {},
    repair: Parameters<typeof record>[0] = { lastSeen },
    ...answers: ScriptedAnswer[]
  ) {
    const { http } = new ScriptedHttp(offers(available), ...(answers.length ? answers : [runs()]))
    const api = new FitTrendApi('https://x.example', http, async () => success('t'), Date.now)
    return gate(api, reading(connections, changes), record({ before: null, ...repair }), true)
  }

  it('finishes what was broken when it was switched off or removed, from what was seen last', async () => {
    const kept = { ...lastSeen, newestRunAt: null }
    expect(await passNow([off])).toEqual(success({ before: kept, begunByHand: 'disabled' }))
    expect(await passNow([])).toEqual(success({ before: kept, begunByHand: 'removed' }))
    const known = success({ before, begunByHand: 'no' })
    expect(await passNow([broken()])).toEqual(known)
  })

  it('takes it for gone only where FitTrend itself, whose every entry is understood, says so', async () => {
    const unknown = failure({ kind: 'unknown-service' })
    expect(await passNow([], { rejected: ['?'] })).toEqual(unknown)
    expect(await passNow([], { source: 'page' })).toEqual(unknown)
    expect(await passNow([], {}, { lastSeen: null })).toEqual(unknown)
    expect(await passNow([off], {}, { lastSeen: null })).toEqual(failure({ kind: 'switched-off' }))
  })

  it('leaves alone what another account shares while data flows', async () => {
    const shared = { ...nothingKnown, rival: 'B' }
    const flows = await passNow([working()], { known: { fitbit: shared } }, {})
    expect(flows).toEqual(failure({ kind: 'nothing-to-repair' }))
  })

  it('by the page asks FitTrend nothing', async () => {
    const { http, requests } = new ScriptedHttp()
    const api = new FitTrendApi('https://x.example', http, async () => success('t'), Date.now)
    const byPage = reading([broken()], { source: 'page' })
    const passed = await gate(api, byPage, record({ before: null, force: true }), false)
    expect(passed).toMatchObject({ ok: true, value: { before: { newestRunAt: null } } })
    expect(requests).toEqual([])
  })

  it('knows of no newest run where FitTrend keeps none, and ends where it can’t tell', async () => {
    const at = (answer: ScriptedAnswer) => passNow([broken()], {}, {}, answer)
    const refused = (status: number): ScriptedAnswer => ({
      problem: { kind: 'refused', status, code: 'x', title: 'No.' },
    })
    expect(await at(refused(404))).toMatchObject({ value: { before: { newestRunAt: null } } })
    expect(await at(refused(409))).toMatchObject({ problem: { kind: 'api' } })
    const problem = { kind: 'timeout' } as const
    expect(await at({ problem })).toEqual(failure({ kind: 'api', problem }))
  })
})
