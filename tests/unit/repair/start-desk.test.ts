import { beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../../utils/problems.ts'
import type { RepairProblem } from '../../../utils/repair/record/problem.ts'
import { recordVersion } from '../../../utils/repair/record/schema.ts'
import { verbatim } from '../../verbatim.ts'
import { noon } from '../fakes/clock.ts'
import { broken, garmin, working } from '../fakes/connections.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { before, type RecordChanges, record } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

const earlier = { ...before, settings: { steps: false, sleep: false, weight: false }, records: 7 }

/** A repair that has ended before; its result was read. */
async function ended(changes: RecordChanges = {}): Promise<string> {
  const left = record({ phase: 'not-repaired', startedAt: noon - 1, seen: true, ...changes })
  await putRaw(world.worker.store, 'repairs', left.id, left)
  return left.id
}

/** The record that begins, as it is at first. */
async function begun() {
  const started = await world.start()
  if (!started.ok) throw new Error(started.problem.kind)
  return started.value
}

const noImport: RepairProblem = { kind: 'no-import' }

describe('what a new repair takes over', () => {
  const owes: RecordChanges = {
    before: earlier,
    problem: noImport,
    settingsRestored: 'unknown',
    steps: { remove: { status: 'done', at: noon, note: null } },
  }

  it.each<[string, RecordChanges, boolean]>([
    ['are owed since Remove', {}, true],
    ['were on since, and changed by the user perhaps', { isOver: true }, false],
    ['were put back', { settingsRestored: 'yes' }, false],
    ['were never lost', { steps: {} }, false],
    ['are those of another account', { account: 'account-2' }, false],
    ['are those of another service', { service: garmin }, false],
  ])('Connect Settings that %s', async (_case, changes, isKept) => {
    await ended({ ...owes, ...changes })
    expect((await begun()).before).toEqual(isKept ? earlier : null)
  })

  it('is what the latest try has left', async () => {
    await ended(owes)
    await ended({ id: 'repair-2', startedAt: noon + 1, problem: noImport })
    expect((await begun()).before).toBeNull()
  })

  it('is what was before our own Disable', async () => {
    world.fitTrend.disable('fitbit')
    await ended({ before: earlier, acted: ['disable'] })
    expect((await begun()).before).toEqual(earlier)
  })

  it('is the account’s name, where FitTrend says it', async () => {
    expect(await begun()).toMatchObject({ accountName: 'Test account A', force: false })
  })
})

describe('"Try again"', () => {
  const again = async (changes: RecordChanges = {}) => {
    const started = await world.runner.tryAgain(await ended(changes))
    if (!started?.ok) throw new Error(`${started?.problem.kind}`)
    return started.value
  }

  it.each<[RepairProblem['kind'], boolean]>([
    ['wrong-account', true],
    ['scope-missing', true],
    ['account-in-use', true],
    ['no-import', false],
    ['consent-denied', false],
    ['stopped', false],
  ])('after "%s" resets what works: %s', async (kind, force) => {
    const problem = { kind } as RepairProblem
    const next = await again({ problem, before: earlier, lastSeen: earlier })
    expect(next).toMatchObject({ force, byHand: 'no', accountName: 'Test account A' })
    expect(next.before).toEqual(force ? earlier : null)
    expect(next.id).not.toBe('repair-1')
    expect((await world.journal.load('repair-1'))?.seen).toBe(true)
  })

  it('takes over what was before our Disable, and what was seen broken last', async () => {
    world.fitTrend.connections.clear()
    const next = await again({ acted: ['disable'], before: earlier, lastSeen: earlier })
    expect(next).toMatchObject({ before: earlier, lastSeen: earlier })
  })

  it('knows what is broken now', async () => {
    await world.read()
    expect((await again({ lastSeen: null })).lastSeen).toMatchObject({ records: 1_200 })
  })

  it('has the alarm set before it carries on', async () => {
    await again({ removed: 'yes' })
    expect(world.recordsWhenWatched).toEqual([1])
  })

  it('waits for another repair at work, and is none where nothing has ended', async () => {
    const id = await ended()
    const other = record({ id: 'repair-2', service: garmin, openKey: 'account-1/garmin' })
    await putRaw(world.worker.store, 'repairs', other.id, other)
    const problem = { kind: 'busy', service: 'Garmin' }
    expect(await world.runner.tryAgain(id)).toEqual({ ok: false, problem })
    expect(await world.runner.tryAgain(other.id)).toBeNull()
    expect(await world.runner.tryAgain('nobody')).toBeNull()
  })

  it('asks by the API where there is one, and for who clicks by the page', async () => {
    const id = await ended({ removed: 'yes', consentBy: 'page' })
    await world.runner.tryAgain(id)
    await world.until('it is at work', ({ phase }) => phase !== 'not-repaired')
    expect((await world.record()).consentBy).toBe('api')
  })

  it('without the identity API asks by the page', async () => {
    world.hasIdentity = false
    world.restart()
    expect((await begun()).consentBy).toBe('page')
  })
})

describe('"Do it myself" after the end', () => {
  it.each<[RepairProblem, boolean]>([
    [
      { kind: 'page', page: 'covered', sentence: verbatim('x'), lookedFor: null, candidates: [] },
      true,
    ],
    [{ kind: 'page-lost' }, true],
    [{ kind: 'stopped' }, true],
    [{ kind: 'internal', detail: 'x' }, true],
    [{ kind: 'api', problem: { kind: 'timeout' } as Problem }, false],
    [{ kind: 'nothing-to-repair' }, false],
  ])('after $kind: %s', async (problem, helps) => {
    expect(await world.runner.doItMyself(await ended({ problem }))).toBe(helps)
    expect((await world.journal.all()).length).toBe(helps ? 2 : 1)
  })

  it('is there for whatever Remove has left', async () => {
    expect(await world.runner.doItMyself(await ended({ removed: 'yes' }))).toBe(true)
  })
})

describe('a repair that can’t begin', () => {
  const foreign = (changes: object) =>
    putRaw(world.worker.store, 'repairs', 'x', {
      version: recordVersion + 1,
      id: 'x',
      account: 'account-1',
      service: { id: 'fitbit', name: 'Fitbit' },
      openKey: 'account-1/fitbit',
      ...changes,
    })

  it('is a newer version’s, which is said', async () => {
    await foreign({})
    expect(await world.start()).toEqual({ ok: false, problem: { kind: 'newer-repair' } })
  })

  it('is another window’s by then', async () => {
    const other = record({ phase: 'open', openKey: 'account-1/fitbit' })
    const { begin } = world.worker.journal
    world.worker.journal.begin = async (...args) => {
      await putRaw(world.worker.store, 'repairs', other.id, other)
      return await begin.apply(world.worker.journal, args)
    }
    const problem = { kind: 'busy', service: 'Fitbit' }
    expect(await world.start()).toEqual({ ok: false, problem })
  })

  it('is of a service that isn’t listed', async () => {
    world.fitTrend.connections.set('fitbit', working())
    expect(await world.start('garmin')).toMatchObject({ problem: { kind: 'unknown-service' } })
  })

  it('has to wait for another account’s, too; one that waits for its proof alone is no matter', async () => {
    const other = record({ account: 'account-2', openKey: 'account-2/fitbit' })
    await putRaw(world.worker.store, 'repairs', other.id, other)
    expect(await world.start()).toMatchObject({ problem: { kind: 'busy' } })
    const proving = record({ ...other, phase: 'verify', enabledAt: noon })
    await putRaw(world.worker.store, 'repairs', other.id, proving)
    world.fitTrend.connections.set('fitbit', broken())
    expect(await world.start()).toMatchObject({ ok: true })
  })
})
