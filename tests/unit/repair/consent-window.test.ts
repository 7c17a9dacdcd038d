import { beforeEach, describe, expect, it } from 'vitest'
import { MortalStore } from '../fakes/mortal-store.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import { RepairWorld } from '../fakes/repair-world.ts'
import { until } from '../fakes/until.ts'

const fitbit = { id: 'fitbit', name: 'Fitbit' }
let world: RepairWorld
let store: MortalStore

/** A repair whose consent window is open, and known to the journal. */
beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
  store = new MortalStore()
  world.restart(store)
  world.consent.choices = ['leaves it open', 'grants']
  await world.start()
  await world.until('the window is on record', ({ consentWindow }) => consentWindow !== null)
})

/** The browser kills the worker; its window stays. */
function kill(): void {
  store.dead = true
  world.restart()
}

const shown = async () => (await world.shown()).fitbit

describe('a consent window outlives its worker', () => {
  it('and is still shown as what is waited for', async () => {
    kill()
    await world.runner.resumeAll()
    expect(await shown()).toBe('awaiting-consent')
    await world.start()
    expect(world.consent.shown).toBe(1)
  })

  it('and shows nothing, as it died before the page came: put away for another one', async () => {
    kill()
    await world.runner.resumeAll()
    const record = await world.record()
    expect(world.runner.consent.isLeft(record)).toBe(true)
    await world.runner.grantPermission(record.id)
    expect(await world.ended()).toMatchObject({ phase: 'repaired', consentWindow: null })
    expect(world.consent.shown).toBe(2)
  })

  it('the user grants in it: seen when it closes', async () => {
    kill()
    world.fitTrend.connect(fitbit)
    world.consent.close()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', consentWindow: null })
  })

  it('the user grants in it while no worker lives: seen by the next one', async () => {
    store.dead = true
    world.fitTrend.connect(fitbit)
    world.consent.close()
    world.restart()
    await world.runner.resumeAll()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('the user closes it: unfinished, until permission is asked for again', async () => {
    kill()
    world.consent.close()
    await world.until('the window is off the record', ({ consentWindow }) => consentWindow === null)
    expect(await shown()).toBe('removed-unfinished')
    await world.runner.grantPermission((await world.record()).id)
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(world.consent.shown).toBe(2)
  })

  it('the repair is stopped: the window is put away', async () => {
    kill()
    await world.stop()
    await until('the window is closed', () => world.consent.window === null)
    expect(await world.record()).toMatchObject({ problem: { kind: 'stopped' }, removed: 'yes' })
  })

  it('it wasn’t on record: the browser refuses a second one, so the first is taken up', async () => {
    const { id } = await world.record()
    await patchRecord(world.worker.store, id, { consentWindow: null })
    kill()
    expect(await shown()).toBe('removed-unfinished')
    await world.runner.grantPermission(id)
    await world.until('the window is on record', ({ consentWindow }) => consentWindow !== null)
    expect(await shown()).toBe('awaiting-consent')
    world.fitTrend.connect(fitbit)
    world.consent.close()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })
})

describe('a consent window of a living worker', () => {
  it('comes to the front instead of a second one', async () => {
    await world.runner.grantPermission((await world.record()).id)
    expect(world.consent.shown).toBe(1)
    expect(await shown()).toBe('awaiting-consent')
  })

  it('answers, and is off the record', async () => {
    world.consent.decide('grants')
    expect(await world.ended()).toMatchObject({ phase: 'repaired', consentWindow: null })
  })

  it('is closed: the repair has ended, and can be tried again', async () => {
    world.consent.decide('closes')
    const { id } = await world.until(
      'it has ended',
      ({ problem }) => problem?.kind === 'consent-closed',
    )
    await world.runner.tryAgain(id)
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
  })
})

describe('a window that the user opens meanwhile', () => {
  const popup = 7

  it('isn’t taken for the consent window, nor closed after the repair', async () => {
    const { consentWindow } = await world.record()
    world.consent.popups.add(popup)
    await world.runner.consent.windowOpened(popup)
    expect(await world.record()).toMatchObject({ consentWindow })
    world.consent.decide('grants')
    expect(await world.ended()).toMatchObject({ phase: 'repaired', consentWindow: null })
    expect(world.consent.popups).toContain(popup)
  })

  it('and that gets the id of the consent window, which was answered, stays open', async () => {
    world.consent.onClosed = () => {}
    const { consentWindow } = await world.record()
    world.consent.popups.add(consentWindow ?? 0)
    world.consent.decide('grants')
    expect(await world.ended()).toMatchObject({ phase: 'repaired', consentWindow: null })
    expect(world.consent.popups).toContain(consentWindow)
  })
})
