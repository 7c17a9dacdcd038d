import { beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../../utils/problems.ts'
import { Store } from '../../../utils/storage/store.ts'
import { message } from '../../../utils/words/message.ts'
import { minute, noon } from '../fakes/clock.ts'
import { broken, garmin, working } from '../fakes/connections.ts'
import { before } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'
import { sinceRemoved } from '../fakes/since-removed.ts'
import { nextTurn, until } from '../fakes/until.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld([broken(), broken('token_expired', { service: garmin })])
  await world.signIn()
})

describe('a repair', () => {
  it('goes through all six steps, asks for consent, and proves that the import goes on', async () => {
    expect(await world.start()).toMatchObject({ ok: true })
    const record = await world.ended()
    expect(record).toMatchObject({ phase: 'repaired', removed: 'no', problem: null, waiting: null })
    expect(world.page.asked).toEqual(['open', 'expand', 'disable', 'remove', 'select'])
    expect(world.consent.shown).toBe(1)
    expect(world.fitTrend.deeds).toEqual([
      'fitbit disabled',
      'fitbit removed',
      'fitbit connected',
      'fitbit settings saved',
    ])
  })

  it('leaves a receipt with what was before and after', async () => {
    await world.start()
    const { receipt, before: kept } = await world.ended()
    expect(kept).toEqual(sinceRemoved)
    expect(receipt).toMatchObject({
      service: { id: 'fitbit', name: 'Fitbit' },
      startedAt: noon,
      lastDayBefore: '2026-11-08',
      firstDayAfter: '2026-11-08',
      gap: 'none',
      recordsBefore: 1_200,
      recordsAfter: 1_248,
      settingsBefore: before.settings,
      settingsAfter: { steps: true, sleep: false, weight: true },
      questions: [{ step: 'remove', asked: 'Remove Fitbit?', answer: 'yes' }],
      remarks: [],
    })
    expect(receipt?.steps.map(({ status }) => status)).toEqual(Array(6).fill('done'))
  })

  it('counts what a run has brought that ended while it asked', async () => {
    const { fitTrend, clock } = world
    fitTrend.losesSettings = false
    fitTrend.interrupt = ({ url }) => {
      const ours = fitTrend.connections.get('fitbit')
      // Answered as it is; the run ends before the next question, for the runs.
      const isNew = ours?.status === 'connected' && ours.import.lastSucceededAt === null
      if (isNew && new URL(url).pathname.endsWith('/connections')) clock.advance(3_000)
      return null
    }
    await world.start()
    const { receipt } = await world.ended()
    expect(receipt).toMatchObject({ gap: 'none', recordsBefore: 1_200, recordsAfter: 1_248 })
  })

  it('puts its tab away and takes its banner back', async () => {
    await world.start()
    await world.ended()
    await world.runner.run((await world.record()).id)
    expect([...world.page.tabs]).toEqual([])
    expect(world.page.banners.at(-1)).toBeNull()
    // Nobody is to take a step of ours for an order.
    expect(world.page.banners).toContainEqual(
      expect.objectContaining({
        step: 3,
        sentence: 'Reconnect does this for you: Click Disable',
      }),
    )
  })

  it('sets the alarm that brings a dead worker back before it is on record', async () => {
    await world.start()
    await world.ended()
    expect(world.recordsWhenWatched).toEqual([0])
  })

  it('touches no other connection', async () => {
    await world.start()
    await world.ended()
    expect(world.fitTrend.connections.get('garmin')).toEqual(
      broken('token_expired', { service: garmin }),
    )
  })

  it('keeps settings as they are where Remove doesn’t lose them', async () => {
    world.fitTrend.losesSettings = false
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', settingsRestored: 'not-needed' })
    expect(world.fitTrend.deeds).not.toContain('fitbit settings saved')
  })

  it('says so where the settings can’t be put back', async () => {
    world.fitTrend.interrupt = ({ method }) =>
      method === 'PUT' ? { problem: { kind: 'refused', status: 422, code: 'x', title: '' } } : null
    await world.start()
    const { phase, receipt } = await world.ended()
    expect(phase).toBe('repaired')
    expect(receipt?.remarks).toEqual([
      message('remark_settings', { types: 'steps, sleep, weight' }),
    ])
  })

  it('doesn’t put settings back for ever where FitTrend takes them and does nothing', async () => {
    world.fitTrend.ignoresSettings = true
    await world.start()
    await world.until('it is verified', ({ phase }) => phase === 'verify')
    for (let minutes = 0; minutes < 12; minutes++) {
      world.clock.advance(minute)
      await world.runner.resumeAll()
    }
    const { receipt } = await world.ended()
    expect(receipt?.remarks).toEqual([expect.objectContaining({ id: 'remark_settings' })])
    const saved = world.fitTrend.deeds.filter((deed) => deed === 'fitbit settings saved')
    expect(saved).toHaveLength(1)
  })
})

describe('the first import', () => {
  it('that takes minutes is waited for by the alarm', async () => {
    world.fitTrend.importTakesMs = 5 * minute
    await world.start()
    await world.until('it is verified', ({ phase }) => phase === 'verify')
    for (let minutes = 0; minutes < 6; minutes++) {
      world.clock.advance(minute)
      await world.runner.resumeAll()
    }
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  /** Two questions after the consent aren't answered. */
  async function silentAtFirst(problem: Problem): Promise<void> {
    let asked = 0
    world.fitTrend.interrupt = ({ url }) => {
      const isProof =
        url.endsWith('/connections') && world.fitTrend.deeds.includes('fitbit connected')
      return isProof && asked++ < 2 ? { problem } : null
    }
    await world.start()
  }

  it.each<Problem>([
    { kind: 'malformed', detail: '' },
    { kind: 'unreachable' },
    { kind: 'not-fittrend' },
  ])('is looked for again in seconds where an answer was $kind', async (problem) => {
    await silentAtFirst(problem)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it.each<Problem>([
    { kind: 'timeout' },
    { kind: 'offline' },
    { kind: 'server-error', status: 503, retryAt: null },
  ])('is left to the alarm where an answer was $kind', async (problem) => {
    await silentAtFirst(problem)
    await world.until('it is looked for', ({ looks }) => looks === 1)
    for (let turns = 0; turns < 50; turns++) await nextTurn()
    expect(await world.record()).toMatchObject({ phase: 'verify', looks: 1 })
    await world.runner.resumeAll()
    await world.runner.resumeAll()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('is looked for once per alarm after the first series of looks', async () => {
    world.fitTrend.importTakesMs = null
    await world.start()
    const { lookedAt } = await world.until('it is looked at', (r) => r.lookedAt !== null)
    await until('the first series is over', () => world.clock.now() - (lookedAt ?? 0) > 45_000)
    await world.runner.resumeAll()
    const asked = requests()
    for (let minutes = 0; minutes < 3; minutes++) {
      world.clock.advance(minute)
      await world.runner.resumeAll()
    }
    expect(asked.filter((path) => path.endsWith('/imports'))).toHaveLength(3)
  })

  it.each<Problem>([
    { kind: 'rate-limited', retryAt: 0 },
    { kind: 'server-error', status: 503, retryAt: null },
  ])('is left to the alarm while its list gives $kind', async (problem) => {
    const asked = requests((path) => (path.endsWith('/imports') ? { problem } : null))
    world.fitTrend.importTakesMs = null
    // The gate asks, too.
    const start = world.fitTrend.interrupt
    world.fitTrend.interrupt = (request) =>
      world.fitTrend.deeds.includes('fitbit connected') ? start(request) : null
    world.fitTrend.losesSettings = false
    await world.start()
    await world.until('it is looked at', (r) => r.lookedAt !== null)
    // Whoever holds the repair's lock has to let go first.
    await world.runner.resumeAll()
    expect(asked.filter((path) => path.endsWith('/imports'))).toHaveLength(2)
  })

  it('that never comes is said after ten minutes, and nothing counts as removed', async () => {
    world.fitTrend.importTakesMs = null
    await world.start()
    await world.until('it is verified', ({ phase }) => phase === 'verify')
    for (let minutes = 0; minutes < 12; minutes++) {
      world.clock.advance(minute)
      await world.runner.resumeAll()
    }
    expect(await world.ended()).toMatchObject({
      phase: 'not-repaired',
      problem: { kind: 'no-import' },
      removed: 'no',
    })
  })
})

describe('only one repair at a time', () => {
  it('another service has to wait', async () => {
    world.consent.choices = ['leaves it open']
    await world.start()
    await world.waiting()
    expect(await world.start('garmin')).toEqual({
      ok: false,
      problem: { kind: 'busy', service: 'Fitbit' },
    })
  })

  it('the same service again carries on the one that is open', async () => {
    world.consent.choices = ['leaves it open']
    await world.start()
    const { id } = await world.waiting()
    expect(await world.start()).toMatchObject({ ok: true, value: { id } })
    expect(await world.journal.all()).toHaveLength(1)
    expect(world.consent.shown).toBe(1)
  })

  it('two clicks in the same moment are one repair', async () => {
    const reading = await world.read()
    const both = await Promise.all([
      world.runner.start(reading, 'fitbit'),
      world.runner.start(reading, 'fitbit'),
    ])
    const ids = both.flatMap((started) => (started.ok ? [started.value.id] : []))
    expect(new Set(ids).size).toBe(1)
    await world.ended()
    expect(world.fitTrend.deeds.filter((deed) => deed.endsWith('removed'))).toHaveLength(1)
  })

  it('a removal that isn’t finished doesn’t keep another service from being repaired', async () => {
    world.consent.choices = ['closes', 'grants']
    await world.start()
    await world.ended()
    world.clock.advance(minute)
    expect(await world.start('garmin')).toMatchObject({ ok: true })
    expect(await world.ended()).toMatchObject({ service: garmin, phase: 'repaired' })
    expect(await world.shown()).toEqual({ fitbit: 'removed-unfinished', garmin: 'healthy' })
  })

  it('is forgotten by nobody: the next worker knows of it', async () => {
    world.consent.choices = ['closes']
    await world.start()
    await world.ended()
    world.restart(new Store())
    expect(await world.shown()).toMatchObject({ fitbit: 'removed-unfinished' })
  })
})

describe('the gate refuses before the first click', () => {
  it('what works', async () => {
    world.fitTrend.connections.set('fitbit', working())
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'nothing-to-repair' } })
    expect(world.page.asked).toEqual([])
  })

  it('a service that isn’t there', async () => {
    expect(await world.start('oura')).toEqual({ ok: false, problem: { kind: 'unknown-service' } })
    expect(await world.journal.all()).toEqual([])
  })

  it('while FitTrend can’t be asked', async () => {
    await world.read()
    const reading = await world.read()
    world.fitTrend.interrupt = () => ({ problem: { kind: 'unreachable' } })
    await world.runner.start(reading, 'fitbit')
    expect(await world.ended()).toMatchObject({
      problem: { kind: 'api', problem: { kind: 'unreachable' } },
      removed: 'no',
    })
  })
})

describe('two FitTrend accounts in one browser', () => {
  /** Account 1's Fitbit is removed and not finished; now account 2 is signed in, whose own Fitbit is broken. */
  beforeEach(async () => {
    world.consent.choices = ['closes', 'grants']
    await world.start()
    await world.ended()
    world.clock.advance(minute)
    world.fitTrend.account = { id: 'account-2', name: 'Test account B' }
    world.fitTrend.connections.set('fitbit', broken())
    await world.signIn()
    await world.read()
  })

  it('each sees their own connections', async () => {
    expect((await world.shown()).fitbit).toBe('needs-repair')
  })

  it('one’s repair is a repair of its own', async () => {
    await world.start()
    expect(await world.ended()).toMatchObject({ account: 'account-2', phase: 'repaired' })
    const open = await world.journal.open()
    expect(open.map(({ account }) => account)).toEqual(['account-1'])
  })

  it('one’s consent never finishes the other’s repair', async () => {
    world.fitTrend.connections.delete('fitbit')
    const [first] = await world.journal.open()
    await world.runner.tryAgain(first?.id ?? '')
    expect(await world.ended()).toMatchObject({
      account: 'account-1',
      removed: 'yes',
      problem: {
        kind: 'api',
        problem: { kind: 'account-signed-out', account: 'Test account A' },
      },
    })
    expect(world.consent.shown).toBe(1)
    expect(world.fitTrend.connections.has('fitbit')).toBe(false)
  })

  it('one’s page is never clicked for the other’s repair', async () => {
    world.fitTrend.account = { id: 'account-1', name: 'Test account A' }
    const reading = await world.read()
    world.fitTrend.account = { id: 'account-2', name: 'Test account B' }
    world.fitTrend.connections.set('garmin', broken('token_expired', { service: garmin }))
    await world.runner.start(reading, 'garmin')
    expect(await world.ended()).toMatchObject({
      service: garmin,
      problem: { kind: 'other-account' },
      removed: 'no',
    })
    expect(world.fitTrend.deeds).not.toContain('garmin disabled')
  })
})

/** Paths that FitTrend is asked for from now on, in order. */
function requests(answer: (path: string) => { problem: Problem } | null = () => null): string[] {
  const paths: string[] = []
  world.fitTrend.interrupt = ({ url }) => {
    const { pathname } = new URL(url)
    paths.push(pathname)
    return answer(pathname)
  }
  return paths
}
