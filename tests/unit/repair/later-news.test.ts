import { beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../../../utils/api/schema.ts'
import type { Reading } from '../../../utils/connections/reading.ts'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { verbatim } from '../../verbatim.ts'
import { iso, minute, noon } from '../fakes/clock.ts'
import { broken, garmin, reading, working } from '../fakes/connections.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { before, type RecordChanges, record } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

async function lay(changes: RecordChanges, isOpen = true): Promise<RepairRecord> {
  const laid = record({
    ...changes,
    ...(isOpen && { openKey: `${changes.account ?? 'account-1'}/fitbit` }),
  })
  await putRaw(world.worker.store, 'repairs', laid.id, laid)
  return laid
}

const now = async (id = 'repair-1') => await world.journal.load(id)
const observe = (connections: Connection[], changes: Partial<Reading> = {}) =>
  world.runner.observe(reading(connections, { readAt: world.now(), ...changes }))

describe('the user waits to add what FitTrend lists again', () => {
  const awaited: RecordChanges = {
    phase: 'enable',
    removed: 'yes',
    waiting: { kind: 'consent', since: noon },
  }
  const off = working({ status: 'disabled' })
  const tokenBefore = before.tokenRefreshedAt ?? ''

  async function seenAfter(ms: number, connection: Connection, changes: RecordChanges = {}) {
    await lay({ ...awaited, ...changes })
    world.clock.advance(ms)
    await observe([connection])
    return await now()
  }

  it.each<[string, Connection, string]>([
    ['switched off', off, 'not-connected'],
    ['in error', broken(), 'not-connected'],
    ['with a box left out', broken('scope_missing'), 'scope-missing'],
    ['with an account in use elsewhere', broken('account_in_use'), 'account-in-use'],
    // By the very permission that was there before: a look that didn’t list it was wrong.
    [
      'as it was',
      working({ token: { refreshedAt: tokenBefore, expiresAt: tokenBefore } }),
      'not-removed',
    ],
  ])('%s: ends after a minute, as not removed', async (_case, connection, kind) => {
    expect(await seenAfter(minute + 1, connection)).toMatchObject({
      problem: { kind },
      removed: 'no',
    })
  })

  it('ends by no reading from before', async () => {
    await lay(awaited)
    world.clock.advance(minute + 1)
    await observe([off], { readAt: noon })
    expect(await now()).toMatchObject({ phase: 'enable' })
  })

  it('within a minute it may be on its way', async () => {
    expect(await seenAfter(minute, off)).toMatchObject({ phase: 'enable' })
  })

  it('switched off, and never seen to be gone: it wasn’t removed', async () => {
    const maybe: RecordChanges = { removed: 'maybe' }
    expect(await seenAfter(minute + 1, off, maybe)).toMatchObject({
      problem: { kind: 'not-removed' },
    })
  })

  it('in error, and never seen to be gone: somebody has added it', async () => {
    const maybe: RecordChanges = { removed: 'maybe' }
    const ended = await seenAfter(minute + 1, broken(), maybe)
    expect(ended).toMatchObject({ problem: { kind: 'not-connected' } })
  })

  it('on a page, which may be anybody’s, or not at all: goes on waiting', async () => {
    await lay(awaited)
    world.clock.advance(2 * minute)
    await observe([off], { source: 'page' })
    await observe([])
    await observe([off], { account: { id: 'account-2', name: 'B' } })
    expect(await now()).toMatchObject({ phase: 'enable' })
  })

  it('is looked for while step 5 is shown, too, but not in a step before', async () => {
    const click = {
      kind: 'user-click',
      since: noon,
      sentence: verbatim('x'),
      problem: { kind: 'stopped' },
    }
    const waiting = click as RecordChanges['waiting']
    expect(await seenAfter(minute + 1, broken(), { phase: 'select', waiting })).toMatchObject({
      phase: 'not-repaired',
    })
    await lay({ phase: 'remove', waiting, removed: 'maybe', acted: ['remove'] })
    await observe([broken()])
    expect(await now()).toMatchObject({ phase: 'remove' })
  })

  it('back, it is carried to its proof, but not under the hands of a step at work', async () => {
    await lay({ ...awaited, waiting: null })
    const back = working({ token: { expiresAt: iso(noon + minute), refreshedAt: iso(noon + 1) } })
    await observe([back])
    expect(await now()).toMatchObject({ phase: 'enable' })
    await lay(awaited)
    await observe([back])
    expect((await now())?.phase).toMatch(/verify|repaired/)
  })
})

describe('what has become of a repair that ended', () => {
  const ended: RecordChanges = {
    phase: 'not-repaired',
    problem: { kind: 'no-import' },
    updatedAt: noon,
  }

  it('is told by a later reading of its account and source', async () => {
    await lay(ended, false)
    await observe([working()], { account: { id: 'account-2', name: 'B' } })
    await observe([working()], { source: 'page' })
    expect(await now()).toMatchObject({ isOver: false })
    await observe([working()])
    expect(await now()).toMatchObject({ isOver: true })
  })

  it('isn’t by one from before it ended, which was kept', async () => {
    await lay({ ...ended, removed: 'maybe' }, false)
    for (const connections of [[working()], []]) await observe(connections, { readAt: noon - 1 })
    expect(await now()).toMatchObject({ removed: 'maybe', isOver: false })
  })

  it('isn’t by a page, whosever it is', async () => {
    await lay({ ...ended, source: 'page', account: 'page' }, false)
    await observe([working()], { source: 'page', account: { id: 'page', name: '' } })
    expect(await now()).toMatchObject({ isOver: false })
  })

  it('isn’t where an entry can’t be understood', async () => {
    await lay(ended, false)
    await observe([], { rejected: ['?'] })
    expect(await now()).toMatchObject({ removed: 'no' })
  })

  it('by a removal it is the latest one’s alone', async () => {
    await lay(ended, false)
    await lay({ ...ended, id: 'repair-2', startedAt: noon + 1 }, false)
    await lay({ ...ended, id: 'repair-3', startedAt: noon + 2, service: garmin }, false)
    await observe([])
    const removed = await Promise.all(['repair-1', 'repair-2', 'repair-3'].map(now))
    expect(removed.map((it) => it?.removed)).toEqual(['no', 'yes', 'yes'])
  })

  it('of a repair at work nothing is told', async () => {
    await lay({ phase: 'open' })
    await observe([])
    expect(await now()).toMatchObject({ phase: 'open', removed: 'no' })
  })
})

describe('a look at the site that finds it signed out', () => {
  const inDoubt = async () =>
    (await world.journal.all()).filter(({ pageSession }) => pageSession.inDoubt).map(({ id }) => id)

  beforeEach(async () => {
    await lay({ phase: 'remove' })
    await lay({ id: 'repair-2', account: 'account-2', phase: 'select' })
  })

  it('brings the repairs of that account into doubt', async () => {
    await world.runner.doubtPages('account-2')
    expect(await inDoubt()).toEqual(['repair-2'])
  })

  it('whose page isn’t known all of them', async () => {
    await world.runner.doubtPages(null)
    expect((await inDoubt()).sort()).toEqual(['repair-1', 'repair-2'])
  })
})

describe('a page that has loaded', () => {
  const connectPage = 'https://fittrend.example/account/connect'
  const awaited: RecordChanges = { phase: 'enable', removed: 'yes', tabId: 7 }

  it('in another tab is none of a repair’s', async () => {
    const waiting = { kind: 'consent-tab', since: noon } as const
    await lay({ ...awaited, waiting })
    world.fitTrend.connections.clear()
    await world.runner.pageLoaded(8, connectPage)
    expect(await now()).toMatchObject({ waiting })
    await world.runner.pageLoaded(7, connectPage)
    expect(await now()).toMatchObject({ problem: { kind: 'consent-denied' } })
  })

  it('gives FitTrend some seconds to show what came of the consent', async () => {
    await lay({ ...awaited, waiting: { kind: 'consent-tab', since: noon } })
    world.fitTrend.connections.clear()
    const { now: time } = world.clock
    const loaded = time()
    world.fitTrend.interrupt = () => {
      const isThere = world.fitTrend.connections.has('fitbit')
      if (time() - loaded > 7_000 && !isThere) world.fitTrend.connect(record().service)
      return null
    }
    await world.runner.pageLoaded(7, connectPage)
    await world.until('it is verified', ({ phase }) => phase === 'verify')
  })

  it('while FitTrend can’t be asked tells nothing; signed out it is in doubt whose it is', async () => {
    const waiting = { kind: 'consent-tab', since: noon } as const
    await lay({ ...awaited, waiting })
    world.fitTrend.interrupt = () => ({ problem: { kind: 'timeout' } })
    await world.runner.pageLoaded(7, connectPage)
    expect(await now()).toMatchObject({ waiting, pageSession: { inDoubt: false } })
    world.fitTrend.interrupt = () => ({ problem: { kind: 'site-signed-out' } })
    await world.runner.pageLoaded(7, connectPage)
    expect(await now()).toMatchObject({ waiting, pageSession: { inDoubt: true } })
  })

  it('after the user’s Enable by hand is over once FitTrend shows it', async () => {
    const waiting = {
      kind: 'user-click',
      since: noon,
      sentence: verbatim('x'),
      problem: { kind: 'stopped' },
    }
    await lay({ ...awaited, waiting: waiting as RecordChanges['waiting'], byHand: 'rest' })
    world.page.tabs.set(7, { hidden: false })
    world.fitTrend.connections.clear()
    world.fitTrend.connect(record().service)
    await world.runner.pageLoaded(7, connectPage)
    await world.until('it is verified', ({ phase }) => phase === 'verify')
  })
})
