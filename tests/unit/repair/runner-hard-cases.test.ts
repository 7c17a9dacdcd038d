import { beforeEach, describe, expect, it } from 'vitest'
import { minute, second } from '../fakes/clock.ts'
import { broken, fitbit, garmin } from '../fakes/connections.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import { RepairWorld } from '../fakes/repair-world.ts'
import { until } from '../fakes/until.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

/** The consent window is open; what FitTrend answers from now on is the test's. */
async function untilConsent(): Promise<void> {
  world.consent.choices = ['leaves it open']
  await world.start()
  await world.waiting()
  await until('the window', async () => world.consent.window)
}

describe('a Remove that is made, on a page that signs out with it', () => {
  it('is over: it isn’t made a second time on what is added and switched off meanwhile', async () => {
    world.page.mishap('remove', { kind: 'stops', because: 'signed-out', after: 'act' })
    await world.start()
    expect(await world.ended()).toMatchObject({
      phase: 'repaired',
      steps: { remove: { status: 'done' } },
    })
    expect(world.page.asked.filter((step) => step === 'remove')).toHaveLength(1)
  })
})

describe('a Remove that the server is slow to make', () => {
  async function stoppedAfterTheClick() {
    world.page.canGuide = false
    world.page.mishap('remove', { kind: 'stops', because: 'rolled-back' })
    const perform = world.page.perform.bind(world.page)
    world.page.perform = async (tab, repair, request) => {
      const answer = await perform(tab, repair, request)
      const isRemove = request.step === 'remove' && answer.kind === 'answer'
      if (isRemove) answer.result.clicked.push('button "Remove"')
      return answer
    }
    await world.start()
    return await world.ended()
  }

  it('counts as removed until FitTrend has shown for a minute that it isn’t', async () => {
    expect(await stoppedAfterTheClick()).toMatchObject({ removed: 'maybe' })
    expect(await world.shown()).toMatchObject({ fitbit: 'removed-unfinished' })
    world.clock.advance(2 * minute)
    await world.runner.observe(await world.read())
    expect(await world.record()).toMatchObject({ removed: 'no' })
    expect(await world.shown()).toMatchObject({ fitbit: 'needs-repair' })
  })

  it('is never forgotten when it comes after all', async () => {
    await stoppedAfterTheClick()
    world.fitTrend.remove('fitbit')
    world.clock.advance(second)
    await world.runner.observe(await world.read())
    expect(await world.record()).toMatchObject({ removed: 'yes' })
    expect(await world.shown()).toMatchObject({ fitbit: 'removed-unfinished' })
  })
})

describe('a page of another account', () => {
  it('is found out before any click where our connection is switched off already', async () => {
    world.page.canGuide = false
    world.page.mishap('remove', { kind: 'stops', because: 'rolled-back' })
    await world.start()
    const { id } = await world.ended()
    world.page.showsOtherAccount = true
    const asked = world.page.asked.length
    world.clock.advance(second)
    await world.runner.tryAgain(id)
    await world.until('it has ended anew', (r) => r.id !== id && r.phase === 'not-repaired')
    expect(await world.record()).toMatchObject({ problem: { kind: 'other-account' } })
    expect(world.page.asked.slice(asked)).not.toContain('disable')
  })
})

describe('an entry of the list that can’t be understood', () => {
  it('isn’t taken for a connection that is gone', async () => {
    world.page.mishap('disable', {
      kind: 'first',
      do: () => {
        const { connections } = world.fitTrend
        const ours = connections.get('fitbit')
        if (ours) connections.set('fitbit', { ...ours, import: { ...ours.import, records: -1 } })
      },
    })
    await world.start()
    expect(await world.ended()).toMatchObject({
      problem: { kind: 'api', problem: { kind: 'malformed' } },
      removed: 'no',
    })
    expect(world.page.asked).not.toContain('remove')
  })
})

describe('waiting for the user to sign in on the site', () => {
  it('ends by a look of ours where the tab is another one by now', async () => {
    world.page.isSignedIn = false
    await world.start()
    const { id } = await world.waiting()
    await patchRecord(world.worker.store, id, { tabId: null })
    world.restart()
    world.page.isSignedIn = true
    await world.runner.resumeAll()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('doesn’t bring the tab to the front with every look', async () => {
    world.page.isSignedIn = false
    await world.start()
    const { tabId } = await world.waiting()
    const tab = world.page.tabs.get(tabId ?? 0)
    if (tab) tab.hidden = true
    await world.runner.resumeAll()
    expect(world.page.tabs.get(tabId ?? 0)?.hidden).toBe(true)
  })
})

describe('Connect Settings', () => {
  it('are put back also when FitTrend answers only half an hour after the consent', async () => {
    await untilConsent()
    world.fitTrend.interrupt = () => ({ problem: { kind: 'unreachable' } })
    world.consent.decide('grants')
    await world.until('it verifies', ({ phase }) => phase === 'verify')
    world.clock.advance(30 * minute)
    world.fitTrend.interrupt = () => null
    await world.runner.resumeAll()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', receipt: { remarks: [] } })
    expect(world.fitTrend.deeds).toContain('fitbit settings saved')
  })

  it('are still owed after a Stop that came before they could be put back', async () => {
    await untilConsent()
    world.fitTrend.interrupt = ({ method }) =>
      method === 'PUT' ? { problem: { kind: 'server-error', status: 503, retryAt: null } } : null
    world.consent.decide('grants')
    await world.until('it is back', ({ phase, removed }) => phase === 'verify' && removed === 'no')
    await world.stop()
    const { id } = await world.ended()
    world.fitTrend.interrupt = () => null
    world.clock.advance(5 * second)
    await world.runner.tryAgain(id)
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(world.fitTrend.deeds).toContain('fitbit settings saved')
  })
})

describe('a consent that the service refused', () => {
  /** The service refuses, and yet FitTrend lists the connection. */
  function refusesButLists(status: 'connected' | 'error') {
    world.consent.launch = async (url) => {
      const ticket = world.fitTrend.tickets.get(url)
      world.fitTrend.connect(fitbit)
      const listed = world.fitTrend.connections.get('fitbit')
      const since = new Date(world.clock.now()).toISOString()
      if (listed && status === 'error') {
        const error = { code: 'scope_missing', since }
        world.fitTrend.connections.set('fitbit', { ...listed, status, error })
      }
      return `${ticket?.redirectUri}?state=${ticket?.state}&error=scope_missing`
    }
  }

  it.each(['connected', 'error'] as const)(
    'stands, also where FitTrend lists it as %s',
    async (status) => {
      refusesButLists(status)
      await world.start()
      expect(await world.ended()).toMatchObject({
        phase: 'not-repaired',
        problem: { kind: 'scope-missing' },
        removed: 'no',
      })
    },
  )
})

describe('two repairs', () => {
  it('never work at once, also when one is taken up again', async () => {
    world = new RepairWorld([broken(), broken('token_expired', { service: garmin })])
    await world.signIn()
    world.consent.choices = ['closes', 'leaves it open']
    await world.start('fitbit')
    await world.ended()
    world.clock.advance(second)
    await world.start('garmin')
    await world.waiting()
    expect(await world.start('fitbit')).toEqual({
      ok: false,
      problem: { kind: 'busy', service: 'Garmin' },
    })
  })
})
