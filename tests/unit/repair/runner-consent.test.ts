import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { RepairProblem } from '../../../utils/repair/record/problem.ts'
import { minute } from '../fakes/clock.ts'
import type { ConsentChoice } from '../fakes/consent-window.ts'
import { before } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'
import { sinceRemoved } from '../fakes/since-removed.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

async function tryAgain(): Promise<void> {
  world.clock.advance(1_000)
  await world.runner.tryAgain((await world.record()).id)
}

describe('consent that wasn’t given', () => {
  const cases: [string, ConsentChoice, RepairProblem['kind']][] = [
    ['denied', { error: 'access_denied' }, 'consent-denied'],
    ['window closed', 'closes', 'consent-closed'],
    ['expired', { error: 'expired' }, 'consent-expired'],
    ['the service has trouble', { error: 'service_error' }, 'service-error'],
    ['a box not ticked', { error: 'scope_missing' }, 'scope-missing'],
    ['the account in use elsewhere', { error: 'account_in_use' }, 'account-in-use'],
    ['an answer to another question', { error: 'access_denied', state: 'x' }, 'consent-invalid'],
    ['an error that isn’t known', { error: 'tired' }, 'consent-invalid'],
  ]

  it.each(cases)('%s: ended, removed, and known to be open', async (_case, choice, kind) => {
    world.consent.choices = [choice]
    await world.start()
    expect(await world.ended()).toMatchObject({
      phase: 'not-repaired',
      problem: { kind },
      removed: 'yes',
      waiting: null,
    })
    expect(await world.shown()).toEqual({ fitbit: 'removed-unfinished' })
    expect(await world.journal.open()).toHaveLength(1)
  })

  it.each(cases)(
    '%s: Try again asks only for what is left, and finishes',
    async (_case, choice) => {
      world.consent.choices = [choice, 'grants']
      await world.start()
      await world.ended()
      await tryAgain()
      const finished = await world.until('it is repaired', ({ phase }) => phase === 'repaired')
      expect(finished).toMatchObject({ removed: 'no', problem: null, before: sinceRemoved })
      expect(world.fitTrend.connections.get('fitbit')?.settings).toMatchObject(before.settings)
      expect(world.fitTrend.deeds).toEqual([
        'fitbit disabled',
        'fitbit removed',
        'fitbit connected',
        'fitbit settings saved',
      ])
    },
  )

  it('many times in a row stays one repair that can be finished', async () => {
    world.consent.choices = ['closes', { error: 'access_denied' }, 'closes', 'grants']
    await world.start()
    for (let tries = 0; tries < 3; tries++) {
      await world.ended()
      await tryAgain()
    }
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(await world.journal.all()).toHaveLength(1)
  })

  it('"Repair" on the service does the same as Try again', async () => {
    world.consent.choices = ['closes', 'grants']
    await world.start()
    const { id } = await world.ended()
    expect(await world.start()).toMatchObject({ ok: true, value: { id } })
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
  })
})

describe('consent that was given', () => {
  it('was asked for with a state of 32 random bytes, in letters that an address leaves alone', async () => {
    const random = vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => {
      if (bytes instanceof Uint8Array) bytes.fill(0b1111_1011)
      return bytes
    })
    await world.start()
    await world.ended()
    random.mockRestore()
    const [{ state = '' } = {}] = world.fitTrend.tickets.values()
    // In base64: +/v7, ten times, and the last two bytes.
    expect(state).toBe(`${'-_v7'.repeat(10)}-_s`)
  })

  it('counts by what FitTrend shows, though the window was closed before it could answer', async () => {
    world.consent.choices = ['grants, then closes']
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', removed: 'no' })
  })

  it('isn’t believed from an answer with another state, but FitTrend is', async () => {
    world.consent.choices = ['is sent back with another state']
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'consent-invalid' } })
  })

  it('with another account of the service is said, and Try again resets once more', async () => {
    world.consent.choices = ['grants for another account', 'grants']
    await world.start()
    const ended = await world.ended()
    expect(ended).toMatchObject({ problem: { kind: 'wrong-account' }, removed: 'no' })
    await tryAgain()
    const finished = await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(finished.before).toEqual({ ...sinceRemoved, serverTime: expect.any(Number) })
    expect(world.fitTrend.connections.get('fitbit')?.externalAccount).toBe('fitbit-user-1')
  })

  it('in another browser meanwhile is seen by the next reading', async () => {
    world.consent.choices = ['leaves it open']
    await world.start()
    await world.waiting()
    world.fitTrend.connect({ id: 'fitbit', name: 'Fitbit' })
    world.clock.advance(minute)
    await world.runner.resumeAll()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    world.consent.decide('closes')
    expect(await world.record()).toMatchObject({ phase: 'repaired' })
  })

  it('in another browser, after it was given up here', async () => {
    world.consent.choices = ['closes']
    await world.start()
    await world.ended()
    world.fitTrend.connect({ id: 'fitbit', name: 'Fitbit' })
    await world.runner.observe(await world.read())
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(world.consent.shown).toBe(1)
  })

  it('by another account’s reading isn’t this one’s', async () => {
    world.consent.choices = ['closes']
    await world.start()
    await world.ended()
    world.fitTrend.connect({ id: 'fitbit', name: 'Fitbit' })
    world.fitTrend.account = { id: 'account-2', name: 'Test account B' }
    await world.runner.observe(await world.read())
    expect(await world.record()).toMatchObject({ phase: 'not-repaired', removed: 'yes' })
  })
})

describe('the question itself fails', () => {
  it('FitTrend says that there is a connection already: it counts if it is new', async () => {
    world.page.mishap('select', {
      kind: 'first',
      do: () => world.fitTrend.connect({ id: 'fitbit', name: 'Fitbit' }),
    })
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.consent.shown).toBe(0)
  })

  it.each<[string, number, RepairProblem]>([['retired', 410, { kind: 'service-retired' }]])(
    '%s: ended, removed, known to be open',
    async (_case, status, problem) => {
      world.fitTrend.interrupt = ({ url }) =>
        url.endsWith('/authorizations')
          ? { problem: { kind: 'refused', status, code: '', title: '' } }
          : null
      await world.start()
      expect(await world.ended()).toMatchObject({ problem, removed: 'yes' })
      expect(world.consent.shown).toBe(0)
    },
  )

  it('the address to show isn’t FitTrend’s: no window opens', async () => {
    const { http } = world.fitTrend
    Object.assign(world.fitTrend, {
      http: async (request: Parameters<typeof http>[0]) => {
        const answer = await http(request)
        if (answer.ok && request.url.endsWith('/authorizations')) {
          answer.value.body = {
            authorizationUrl: 'https://evil.example/consent',
            expiresAt: '2026-11-10T13:00:00Z',
          }
        }
        return answer
      },
    })
    world.restart()
    await world.start()
    await world.until('the page is asked', ({ consentBy }) => consentBy === 'page')
    expect(world.consent.shown).toBe(0)
  })
})

const connectPage = 'https://fittrend.example/account/connect'

it('permission given by hand in another tab is seen when the Connect page loads there', async () => {
  world.consent.choices = ['leaves it open']
  await world.start()
  await world.waiting()
  await world.runner.pageLoaded(99, 'https://fittrend.example/news')
  await world.runner.pageLoaded(99, connectPage)
  expect(await world.record()).toMatchObject({ waiting: { kind: 'consent' } })
  world.fitTrend.connect({ id: 'fitbit', name: 'Fitbit' })
  await world.runner.pageLoaded(99, connectPage)
  expect(await world.ended()).toMatchObject({ phase: 'repaired' })
})

describe('without the identity API, consent is given in the tab', () => {
  beforeEach(() => {
    world.hasIdentity = false
    world.restart()
  })

  it('and seen when the tab comes back to FitTrend', async () => {
    await world.start()
    const { waiting, tabId } = await world.waiting()
    expect(waiting?.kind).toBe('consent-tab')
    expect(await world.shown()).toEqual({ fitbit: 'awaiting-consent' })
    world.fitTrend.connect({ id: 'fitbit', name: 'Fitbit' })
    await world.runner.pageLoaded(tabId ?? 0, connectPage)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('and refused when it comes back without: Try again asks anew', async () => {
    await world.start()
    const { tabId } = await world.waiting()
    await world.runner.pageLoaded(tabId ?? 0, connectPage)
    expect(await world.ended()).toMatchObject({
      problem: { kind: 'consent-denied' },
      removed: 'yes',
    })
    await tryAgain()
    await world.waiting()
    world.fitTrend.connect({ id: 'fitbit', name: 'Fitbit' })
    await world.runner.pageLoaded((await world.record()).tabId ?? 0, connectPage)
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
  })

  it('and still awaited on a page of FitTrend on the way to the service', async () => {
    await world.start()
    const { tabId } = await world.waiting()
    await world.runner.pageLoaded(tabId ?? 0, 'https://fittrend.example/connect/fitbit/start')
    expect(await world.record()).toMatchObject({
      phase: 'enable',
      waiting: { kind: 'consent-tab' },
    })
    world.fitTrend.connect({ id: 'fitbit', name: 'Fitbit' })
    await world.runner.pageLoaded(tabId ?? 0, `${connectPage}?connected=fitbit`)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })
})

describe('what is only left unfinished', () => {
  const asked: string[] = []

  beforeEach(async () => {
    world.consent.choices = ['closes']
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'not-repaired', removed: 'yes' })
    asked.length = 0
    world.fitTrend.interrupt = ({ url }) => {
      asked.push(url)
      return null
    }
  })

  it('isn’t read anew at each start of the worker, nor whenever a view opens', async () => {
    for (let starts = 0; starts < 3; starts++) {
      world.restart()
      await world.runner.resumeAll()
    }
    expect(asked).toEqual([])
  })

  it('is looked at once it is due, and seen to be back', async () => {
    world.clock.advance(2 * 60_000)
    world.fitTrend.connect({ id: 'fitbit', name: 'Fitbit' })
    await world.runner.resumeAll()
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
  })
})
