import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { History } from '../../../utils/history/history.ts'
import { Learner } from '../../../utils/history/learner.ts'
import type { AppState } from '../../../utils/protocol/app-state.ts'
import type { Command } from '../../../utils/protocol/commands.ts'
import { recordVersion } from '../../../utils/repair/record/schema.ts'
import { migrations } from '../../../utils/storage/migrations.ts'
import { Store } from '../../../utils/storage/store.ts'
import { layDatabase, type StoredDatabase } from '../../fixtures/databases/lay-database.ts'
import { readDatabase } from '../../fixtures/databases/read-database.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { broken, garmin, reading } from '../fakes/connections.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { record } from '../fakes/records.ts'
import { garbledDatabase, impossibleValues } from '../fakes/stored-garbage.ts'
import { until } from '../fakes/until.ts'

const good: StoredDatabase = { ...readDatabase('1-last.json'), version: migrations.length }

/** An open repair of a newer version, which must be there in the end as it was. */
const ofNewer = {
  ...record({ id: 'newer', service: garmin, account: 'account-2' }),
  version: recordVersion + 1,
  openKey: 'account-2/garmin',
  phase: 'dancing',
}

const commands: Command[] = [
  { type: 'check-now' },
  { type: 'repair', account: 'account-1', service: 'fitbit' },
  { type: 'repair-all', account: 'account-1' },
  { type: 'stop-repair', repair: 'newer' },
  { type: 'try-again', repair: 'newer' },
  { type: 'leave-removed', repair: 'newer' },
  { type: 'close-result', repair: 'newer' },
  { type: 'do-it-myself', repair: 'newer' },
  { type: 'show-account', account: 'account-1' },
  { type: 'snooze', account: 'account-1', service: 'fitbit', for: 'day' },
  { type: 'save-settings', settings: { notifications: true, quietHours: null } },
  { type: 'sign-out', account: 'account-1' },
  { type: 'erase-data' },
]

describe('garbage in every store', () => {
  it('the worker starts, every view gets its state, every command its answer, and a newer version’s repair stays', async () => {
    await fc.assert(
      fc.asyncProperty(
        garbledDatabase(good),
        fc.shuffledSubarray(commands),
        async (database, sent) => {
          const world = new BackgroundWorld()
          await layDatabase(null, database).catch(onlyUnique)
          await putRaw(new Store(), 'repairs', ofNewer.id, ofNewer)
          await world.background.start()
          await expectShowable(world)
          await expectLearnt(world)
          for (const command of sent) {
            expect(await world.send(command)).toHaveProperty('ok')
            await world.background.refresh()
          }
          const { notices } = await expectShowable(world)
          expect(notices.map(({ kind }) => kind)).toContain('newer-repair')
          expect(await new Store().use((db) => db.get('repairs', ofNewer.id))).toEqual(ofNewer)
        },
      ),
      { numRuns: 25, seed: 20_261_126 },
    )
  }, 300_000)

  it('one impossible value in a row that is right else: the views get their state all the same', async () => {
    const failures: string[] = []
    for (const [where, database] of impossibleValues(good)) {
      const world = new BackgroundWorld()
      await layDatabase(null, database)
      await world.background.refresh()
      const state = await world.background.state().catch((error: unknown) => {
        failures.push(`${where}: ${error}`)
        return null
      })
      if (state) expect(state.notices.filter(({ kind }) => !losses.has(kind))).toEqual([])
    }
    expect(failures).toEqual([])
  }, 300_000)
})

const losses = new Set(['garbled-repair', 'newer-repair', 'settings-lost'])

/** Two rows with one `openKey` can't be in the database at all. */
function onlyUnique(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'ConstraintError')) throw error
}

/** History takes what is new, whatever lies beside it. */
async function expectLearnt({ worker, fitTrend, clock }: BackgroundWorld): Promise<void> {
  const history = new History(worker.store)
  const learner = new Learner({ history, repairs: () => worker.journal.all(), ask: null })
  const account = fitTrend.account.id
  const seen = reading([broken()], { serverTime: clock.now() })
  const learnt = await learner.learn(seen, await worker.monitor.reading())
  expect(learnt.known).toHaveProperty('fitbit')
  const days = await history.days(account, 'fitbit')
  expect(days.at(-1)?.record.s.length).toBeGreaterThan(0)
}

/** What a view can be drawn from, and nothing is looked up for ever. */
async function expectShowable({ background }: BackgroundWorld): Promise<AppState> {
  const state = await until('nothing is looked up any more', async () => {
    const now = await background.state()
    return now.checking ? null : now
  })
  expect(() => structuredClone(state)).not.toThrow()
  expect(['signed-in', 'signed-out']).toContain(state.session.kind)
  for (const { sentence, label } of state.connections) {
    expect(sentence).not.toBe('')
    expect(label).not.toBe('')
  }
  return state
}
