import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { Sessions } from '../../../utils/identity/sessions.ts'
import { finite } from '../../../utils/numbers.ts'
import type { RepairEvent } from '../../../utils/repair/record/events.ts'
import { Journal } from '../../../utils/repair/record/journal.ts'
import type { Before } from '../../../utils/repair/record/schema.ts'
import { UnfitValueError } from '../../../utils/storage/fitting.ts'
import { Store } from '../../../utils/storage/store.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { minute, noon } from '../fakes/clock.ts'
import { fitbit } from '../fakes/connections.ts'
import { freshStore } from '../fakes/fresh-store.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { before, record } from '../fakes/records.ts'

let store: Store
beforeEach(() => {
  store = freshStore()
})
const schema = v.object({ at: v.pipe(finite, v.minValue(0)) })

describe('meaning: what is written can be read again', () => {
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d is refused, and nothing lost',
    async (at) => {
      await store.put('settings', 'a', { at: 1 }, schema)
      const refused = store.put('settings', 'a', { at }, schema)
      await expect(refused).rejects.toMatchObject({ kind: 'malformed' })
      await expect(refused).rejects.toThrow(/^settings: at: /)
      expect(await store.get('settings', 'a', schema)).toEqual({ at: 1 })
    },
  )

  it('a refusal is no fault of the database', async () => {
    await store.put('settings', 'a', { at: -1 }, schema).catch(() => 'refused')
    expect(store.fault).toBeNull()
  })

  it('says nothing of what was refused', async () => {
    const secret = v.object({ token: v.pipe(v.string(), v.maxLength(3)) })
    const refused = store.put('settings', 'a', { token: 'confidential' }, secret)
    await expect(refused).rejects.not.toThrow(/confidential/)
  })

  it('a sign-in', async () => {
    const session = {
      id: 's',
      account: null,
      accessToken: 't',
      expiresAt: Number.POSITIVE_INFINITY,
      refreshToken: null,
      signedInAt: noon,
    }
    const sessions = new Sessions(store)
    await expect(sessions.save(session)).rejects.toBeInstanceOf(UnfitValueError)
    await sessions.save({ ...session, expiresAt: null })
    expect(await sessions.load('s')).toMatchObject({ id: 's' })
  })

  it('is answered in words where a view asked for it', async () => {
    const world = new BackgroundWorld()
    const settings = { notifications: true, quietHours: { from: 99, to: 7 } }
    const answer = await world.send({ type: 'save-settings', settings })
    expect(answer).toMatchObject({ ok: false, sentence: expect.any(String) })
  })
})

const passed = (before: Before): RepairEvent => ({
  kind: 'gate-passed',
  before,
  begunByHand: 'no',
})

describe('meaning: the journal', () => {
  const unfit: [string, RepairEvent][] = [
    ['a time from before 1970', passed({ ...before, serverTime: -1 })],
    ['a number of records that is none', passed({ ...before, records: 1.5 })],
    ['an end of unknown kind', { kind: 'ended', problem: { kind: 'moon' } as never }],
  ]
  it.each(unfit)('refuses %s, and the record stays as it was', async (_what, event) => {
    const journal = new Journal(store, () => noon)
    const begun = await journal.begin('account-1', fitbit, 'api')
    const id = begun?.id ?? ''
    await expect(journal.record(id, event)).rejects.toBeInstanceOf(UnfitValueError)
    expect(await journal.load(id)).toEqual(begun && { ...begun, openKey: 'account-1/fitbit' })
    expect(await journal.record(id, passed(before))).toMatchObject({ phase: 'open' })
  })

  it('begins nothing that couldn’t be read again', async () => {
    const journal = new Journal(store, () => -1)
    await expect(journal.begin('account-1', fitbit, 'api')).rejects.toBeInstanceOf(UnfitValueError)
    expect(await new Journal(store, () => noon).begin('account-1', fitbit, 'api')).not.toBeNull()
  })
})

describe('meaning: the journal doesn’t grow for ever', () => {
  const many = 210
  async function arrive(): Promise<BackgroundWorld> {
    const world = new BackgroundWorld()
    await world.signIn()
    for (let n = 0; n < many; n++) {
      const startedAt = noon - (n + 1) * minute
      const ended = record({ id: `old-${n}`, phase: 'repaired', seen: true, startedAt })
      await putRaw(world.worker.store, 'repairs', ended.id, ended)
    }
    return world
  }
  const count = (world: BackgroundWorld) => world.worker.store.use((db) => db.count('repairs'))

  it('is pruned when the worker starts', async () => {
    const world = await arrive()
    await world.background.start()
    expect(await count(world)).toBe(200)
    expect(await world.journal.load('old-0')).not.toBeNull()
    expect(await world.journal.load('old-209')).toBeNull()
  })

  it('and after a repair has ended', async () => {
    const world = await arrive()
    await world.background.check('user')
    await world.start()
    const { id } = await world.ended()
    await expect.poll(() => count(world)).toBe(200)
    expect(await world.journal.load(id)).not.toBeNull()
  })

  it('reads no record where there are few', async () => {
    const journal = new Journal(store, () => noon)
    let reads = 0
    const few = new Store()
    const use = few.use.bind(few)
    few.use = async (work) => {
      reads += 1
      return await use(work)
    }
    await journal.begin('account-1', fitbit, 'api')
    await new Journal(few, () => noon).prune()
    expect(reads).toBe(1)
  })
})
