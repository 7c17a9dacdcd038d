import { describe, expect, it } from 'vitest'
import { isDue, nextIncident } from '../../../utils/alerts/incident.ts'
import type { Connection } from '../../../utils/api/schema.ts'
import { diagnose } from '../../../utils/connections/diagnose.ts'
import { shownOnPage } from '../../../utils/connections/diagnose-error.ts'
import { type Known, nothingKnown } from '../../../utils/connections/known.ts'
import { type StateId, states } from '../../../utils/connections/states.ts'
import { gapAfter } from '../../../utils/repair/gap.ts'
import { verify } from '../../../utils/repair/verification.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { day, hour, iso, minute, noon } from '../fakes/clock.ts'
import { broken, fitbit, working } from '../fakes/connections.ts'
import { before } from '../fakes/records.ts'

/** Lessons from other products' users (taxonomy.md), each as it must not happen here. */
const judge = (
  connection: Connection,
  known: Partial<Known> = {},
  firstSeenAt: number | null = null,
) =>
  diagnose({
    connection,
    serverTime: noon,
    firstSeenAt,
    source: 'api',
    known: { ...nothingKnown, ...known },
  })

const imported = working().import
const proof = (
  connection: Connection | null,
  changes: Partial<Parameters<typeof verify>[0]> = {},
) =>
  verify({
    before,
    connection,
    runs: [],
    elapsedMs: 1_000,
    settingsRestored: 'not-needed',
    source: 'api',
    ...changes,
  })
/** Connected again, nothing imported yet. */
const back = (changes: Partial<Connection> = {}) =>
  working({ token: { expiresAt: iso(noon + 8 * hour), refreshedAt: iso(noon) }, ...changes })

describe('lessons', () => {
  it('a prompt although data flows: imports newer than the error outrank it', () => {
    const flowing = broken('token_expired', { import: { ...imported, lastSucceededAt: iso(noon) } })
    expect(judge(flowing)).toMatchObject({ state: 'healthy', alert: 'none' })
  })

  it('a prompt although data flows: not for a shared account that has its turn, either', () => {
    const verdict = judge(working(), { rival: 'Test account B' })
    expect(verdict).toMatchObject({ state: 'shared-account', alert: 'quiet', explainFirst: true })
  })

  it('connected while dead: one import since the error, but that was days ago', () => {
    const once = broken('token_expired', {
      error: { code: 'token_expired', since: iso(noon - 9 * day) },
      import: { ...imported, lastSucceededAt: iso(noon - 8 * day) },
    })
    expect(judge(once).state).toBe('needs-repair')
  })

  it('connected while dead: nothing for weeks, though too little is known of the rhythm', () => {
    const silent = working({ import: { ...imported, lastSucceededAt: iso(noon - 46 * day) } })
    expect(judge(silent).state).toBe('stale')
    const unfinished = { ...silent.import, historyComplete: false }
    expect(judge(working({ import: unfinished })).state).toBe('stale')
  })

  it('a blip taken for an expiry: one reading of a code that may pass is nothing', () => {
    expect(judge(broken('refresh_failed'))).toMatchObject({ state: 'unknown', alert: 'none' })
    expect(judge(broken('refresh_failed'), {}, noon - 4 * minute).state).toBe('unknown')
    expect(judge(broken('refresh_failed'), {}, noon - 5 * minute).state).toBe('needs-repair')
  })

  it('connected while dead: nothing for a week, where data comes every day', () => {
    const known = {
      rhythm: { typicalDays: 1, spreadDays: 0, longDays: 1 },
      lastDataAt: noon - 7 * day,
    }
    expect(judge(working(), known).state).toBe('stale')
  })

  it('an alert that stays after the fix: an import or a token newer than the trouble ends it at once', () => {
    const standing = { state: 'needs-repair', since: noon - day, clearSince: null } as const
    const renewed = working({
      token: { expiresAt: iso(noon + hour), refreshedAt: iso(noon - hour) },
    })
    expect(judge(renewed, { standing }).state).toBe('healthy')
    expect(judge(working(), { standing }).state).toBe('healthy')
  })

  it('an alert that flaps: “connected” without proof waits for a second reading', () => {
    const standing = { state: 'needs-repair', since: noon - hour / 2, clearSince: null } as const
    const said = working({ token: null })
    expect(judge(said, { standing })).toMatchObject({
      state: 'needs-repair',
      confirmAfterMs: 5 * minute,
    })
    const clear = (since: number) => ({ standing: { ...standing, clearSince: since } })
    expect(judge(said, clear(noon - 4 * minute)).confirmAfterMs).toBe(minute)
    expect(judge(said, clear(noon - 5 * minute)).state).toBe('healthy')
  })

  it('alert spam: broken and healthy in turns, looked at every minute, is told once a day', () => {
    let incident: ReturnType<typeof nextIncident> = null
    let told = 0
    for (let at = 0; at < 3 * day; at += 10 * minute) {
      const state: StateId = (at / (10 * minute)) % 2 === 0 ? 'needs-repair' : 'healthy'
      incident = nextIncident(incident, 'a/fitbit', fitbit, state, noon + at)
      if (!incident || incident.closedAt !== null || !isDue(incident, noon + at)) continue
      told += 1
      incident = { ...incident, told: incident.told + 1, toldAt: noon + at }
    }
    expect(told).toBeLessThanOrEqual(3)
  })

  it('the wrong account linked and the alert gone: another account of the service is no proof', () => {
    const other = proof(back({ externalAccount: 'fitbit-user-2' }))
    expect(other).toEqual({ kind: 'failed', problem: 'wrong-account' })
  })

  it('settings lost on reconnect: they are put back before anything is called repaired', () => {
    const lost = proof(back({ settings: { steps: true, sleep: true } }))
    expect(lost).toMatchObject({ kind: 'restore-settings', settings: before.settings })
  })

  it('duplicates at the seam: fewer records than before are no proof', () => {
    const fewer = back({ import: { ...imported, records: before.records - 1 } })
    expect(proof(fewer).kind).toBe('wait')
  })

  it('a gap at the seam is named in the receipt', () => {
    const since = (from: string) =>
      gapAfter('2026-11-02', [
        { startedAt: iso(noon), outcome: 'success', from, through: '2026-11-10' },
      ])
    expect(since('2026-11-05')).toEqual({ missing: [{ from: '2026-11-03', to: '2026-11-04' }] })
    expect(since('2026-11-02')).toBe('none')
  })

  it('partial consent: said, with what to tick; not called repaired', () => {
    expect(proof(broken('scope_missing'))).toEqual({ kind: 'failed', problem: 'scope-missing' })
    expect(judge(broken('scope_missing')).sentence).toContain('leave every box ticked')
  })

  it('the consent window closed: what is removed and unfinished is told at once, and can be finished', async () => {
    const world = new BackgroundWorld()
    await world.signIn()
    world.consent.choices = ['closes']
    await world.start()
    await world.ended()
    await world.background.refresh()
    expect(world.screen).toMatchObject({
      badge: { text: '1', tone: 'bad' },
      told: ['Fitbit is removed, not finished'],
    })
    const { connections } = await world.background.state()
    expect(connections[0]).toMatchObject({ state: 'removed-unfinished', canRepair: true })
  })

  it('two in a family breaking each other: said first, and no reset as if it were the cure', () => {
    for (const known of [
      { rival: 'Test account B' },
      { breaks: [noon - 9 * day, noon - day, noon - hour] },
    ]) {
      expect(judge(broken(), known)).toMatchObject({ state: 'shared-account', explainFirst: true })
    }
  })

  it('the same reset for the tenth time: one that didn’t last a day is explained first', () => {
    const error = { code: 'token_expired', since: iso(noon - hour) }
    const again = broken('token_expired', { error })
    expect(judge(again, { repairedAt: noon - 9 * hour })).toMatchObject({
      state: 'needs-repair',
      cause: 'repair-did-not-last',
      explainFirst: true,
    })
    expect(judge(again, { repairedAt: noon - 2 * day }).explainFirst).toBe(false)
  })

  it('the same reset for the tenth time: without the API, too, however long it stays broken', () => {
    const onPage = (seenAt: number) =>
      diagnose({
        connection: broken(shownOnPage, { error: { code: shownOnPage, since: iso(noon) } }),
        serverTime: noon,
        firstSeenAt: seenAt,
        source: 'page',
        known: { ...nothingKnown, repairedAt: noon - 5 * day },
      })
    expect(onPage(noon - 4.5 * day).explainFirst).toBe(true)
    expect(onPage(noon - 3 * day).explainFirst).toBe(false)
  })

  it('paused, down and retired are never “repaired”', () => {
    for (const state of ['paused', 'service-down', 'service-retired'] as const) {
      expect(states[state].reset).toBe('no')
    }
  })
})
