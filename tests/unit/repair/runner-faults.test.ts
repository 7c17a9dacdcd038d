import { beforeEach, describe, expect, it } from 'vitest'
import { StorageError } from '../../../utils/storage/database.ts'
import { noon } from '../fakes/clock.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { type RecordChanges, record } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'
import { nextTurn, until } from '../fakes/until.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

async function lay(changes: RecordChanges): Promise<void> {
  const laid = record({ openKey: 'account-1/fitbit', ...changes })
  await putRaw(world.worker.store, 'repairs', laid.id, laid)
}

describe('a fault of our own', () => {
  it.each<[unknown, string]>([
    [new TypeError('x is not a function'), 'TypeError: x is not a function'],
    ['thrown as it is', 'thrown as it is'],
  ])('ends the repair, and is told in the report: %s', async (fault, detail) => {
    world.page.open = () => Promise.reject(fault)
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'internal', detail } })
  })

  it('in the consent window, too', async () => {
    const { load } = world.worker.journal
    world.consent.choices = ['grants']
    const { launch } = world.consent
    world.consent.launch = async (url) => {
      const answer = await launch.call(world.consent, url)
      world.worker.journal.load = async () => {
        world.worker.journal.load = load
        throw new TypeError('x is not a function')
      }
      world.fitTrend.connections.clear()
      return answer.replace('result=connected', 'result=odd')
    }
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'internal' }, removed: 'yes' })
  })

  it('of the database isn’t: the repair is as it was, and goes on when it can', async () => {
    const { open } = world.page
    world.page.open = () => Promise.reject(new StorageError('storage-failed'))
    await world.start()
    const { id } = await world.until('it is at work', ({ phase }) => phase === 'open')
    await world.runner.run(id)
    expect(await world.record()).toMatchObject({ phase: 'open', problem: null })
    world.page.open = open
    await world.runner.resumeAll()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })
})

describe('a worker that the browser is ending', () => {
  it.each<[string, () => Promise<number | null>]>([
    ['fails', () => Promise.reject(new Error('No SW'))],
    ['says that its tab is gone', async () => null],
  ])('writes no end where all that it asks of the browser %s', async (_how, open) => {
    const { open: before } = world.page
    world.page.open = (...given) => {
      if (!world.isAlive) return open()
      world.isAlive = false
      return before.apply(world.page, given)
    }
    await world.start()
    await until('the worker is being ended', () => !world.isAlive)
    for (let turn = 0; turn < 50; turn += 1) await nextTurn()
    expect(await world.record()).toMatchObject({ phase: 'open', problem: null })
    world.page.open = before
    world.isAlive = true
    await world.restart().runner.resumeAll()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(await world.journal.all()).toHaveLength(1)
  })

  it('leaves a window that it can’t see any more to the next one', async () => {
    world.consent.choices = ['grants']
    const { launch } = world.consent
    world.consent.launch = async () => {
      world.isAlive = false
      throw new Error('No SW')
    }
    await world.start()
    await until('the worker is being ended', () => !world.isAlive)
    for (let turn = 0; turn < 50; turn += 1) await nextTurn()
    expect(await world.record()).toMatchObject({ phase: 'enable', problem: null })
    world.consent.launch = launch
    world.isAlive = true
    await world.restart().runner.resumeAll()
    const { id } = await world.record()
    await world.runner.grantPermission(id)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })
})

describe('permission that is asked for once more', () => {
  it('by the user who hasn’t signed in on the page looks at the page', async () => {
    world.page.mishap('open', { kind: 'stops', because: 'signed-out' })
    await world.start()
    const { id } = await world.waiting()
    await world.runner.grantPermission(id)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('where nothing waits carries the repair on', async () => {
    await lay({ phase: 'enable', removed: 'yes', steps: {} })
    world.fitTrend.connections.clear()
    await world.runner.grantPermission('repair-1')
    await world.until('it is asked', ({ phase }) => phase !== 'enable')
    expect(world.consent.shown).toBe(1)
  })

  it('opens a window though the one before couldn’t be put on record', async () => {
    const { journal } = world.worker
    const write = journal.record.bind(journal)
    journal.record = async (id, event) => {
      if (event.kind !== 'consent-asked') return await write(id, event)
      journal.record = write
      throw new StorageError('storage-failed')
    }
    await world.start()
    const { id } = await world.until('step 6 is next', ({ phase }) => phase === 'enable')
    await world.runner.run(id)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })
})

describe('what was left of a repair that has ended', () => {
  it('its banner is taken back, and only what was repaired loses its tab', async () => {
    world.consent.choices = ['closes']
    await world.start()
    const { tabId } = await world.ended()
    await until('the banner is gone', () => world.page.banners.at(-1) === null)
    expect(world.page.tabs.has(tabId ?? 0)).toBe(true)
  })

  it('its window is closed', async () => {
    world.consent.window = 3
    world.fitTrend.connections.clear()
    await lay({ phase: 'verify', enabledAt: noon, consentWindow: 3, stopRequested: true })
    await world.runner.run('repair-1')
    expect(world.consent.window).toBeNull()
    expect(await world.record()).toMatchObject({ consentWindow: null })
  })
})

describe('windows', () => {
  it('that open while no permission is asked for are the user’s', async () => {
    await lay({ phase: 'enable', removed: 'yes' })
    world.consent.popups.add(5)
    await world.runner.consent.windowOpened(5)
    expect(await world.record()).toMatchObject({ consentWindow: null })
  })

  it('that have closed by the time they are looked at aren’t noted', async () => {
    world.consent.onOpened = () => {}
    world.consent.choices = ['leaves it open']
    await world.start()
    await world.waiting()
    await world.runner.consent.windowOpened(99)
    expect(await world.record()).toMatchObject({ consentWindow: null })
  })

  it('of others close without a word to the repair', async () => {
    await lay({ phase: 'enable', removed: 'yes', consentWindow: 3 })
    await world.runner.consent.windowClosed(4)
    expect(await world.record()).toMatchObject({ consentWindow: 3 })
    world.fitTrend.connections.clear()
    await world.runner.consent.windowClosed(3)
    expect(await world.record()).toMatchObject({ phase: 'enable', consentWindow: null })
  })
})

describe('the user takes over while permission is asked for', () => {
  it('and the window that was left is put away', async () => {
    world.fitTrend.connections.clear()
    world.consent.window = 3
    await lay({
      phase: 'enable',
      removed: 'yes',
      consentWindow: 3,
      waiting: { kind: 'consent', since: noon },
    })
    expect(await world.runner.doItMyself('repair-1')).toBe(true)
    await until('the window is closed', () => world.consent.window === null)
    expect(await world.record()).toMatchObject({ consentBy: 'page', byHand: 'rest' })
  })
})

it('Stop is told to the page', async () => {
  world.page.mishap('remove', ...Array(2).fill({ kind: 'stops', because: 'covered' }))
  await world.start()
  const { id } = await world.waiting()
  await until('the user is shown it', () => world.page.guiding !== null)
  await world.runner.stop(id)
  expect(world.page.guiding).toBeNull()
})

describe('"Leave it removed"', () => {
  it('is done once, and nothing where nothing is removed', async () => {
    await lay({ phase: 'not-repaired', removed: 'yes' })
    expect(await world.runner.leaveRemoved('repair-1')).toMatchObject({ abandoned: true })
    await lay({ phase: 'not-repaired', removed: 'no', openKey: undefined })
    expect(await world.runner.leaveRemoved('repair-1')).toBeNull()
    expect(await world.runner.leaveRemoved('nobody')).toBeNull()
    await lay({ phase: 'open' })
    expect(await world.runner.leaveRemoved('repair-1')).toBeNull()
  })
})
