import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRecord } from '../../../utils/repair/record/migrations.ts'
import { isUnfinished, type RepairRecord } from '../../../utils/repair/record/schema.ts'
import { type StepId, stepIds } from '../../../utils/site/steps.ts'
import { Store } from '../../../utils/storage/store.ts'
import { second } from '../fakes/clock.ts'
import { fitbit } from '../fakes/connections.ts'
import { RepairWorld } from '../fakes/repair-world.ts'
import { nextTurn } from '../fakes/until.ts'

const connectPage = 'https://fittrend.example/account/connect'

type Raw = Pick<RepairRecord, 'id' | 'phase' | 'removed' | 'acted' | 'enabledAt'> &
  Record<string, unknown>

const recordsOf = (version: number): Raw[] => {
  const file = new URL(`../../fixtures/records/${version}-every-state.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}
const records = [...recordsOf(2), ...recordsOf(3)]
const rows = records.map((raw, place): [string, Raw] => [told(raw, place), raw])

function told({ phase, removed, acted, waiting, byHand }: Raw, place: number): string {
  const { kind = 'nothing' } = (waiting ?? {}) as { kind?: string }
  return `${place}: ${phase}, removed ${removed}, waits for ${kind}, by hand ${byHand}, acted ${acted.join(' ')}`
}

/** Whether the last act before the update had reached FitTrend, where only FitTrend knows. */
const lastAct = ['reached FitTrend', 'did not'] as const

describe.each(rows)('updated in the middle, %s', (_name, raw) => {
  it('is read, and says the same', () => {
    const { phase, removed, acted } = raw
    expect(readRecord(raw)).toMatchObject({
      ...{ phase, acted, version: 4 },
      removed: phase === 'repaired' ? 'no' : removed,
    })
  })

  it.each(lastAct)('ends with the connection in place, where its last act %s', async (reached) => {
    const world = worldAt(raw, reached === 'reached FitTrend')
    const isBack = raw.phase === 'verify' || raw.phase === 'repaired'
    // What was removed before the update isn't removed again.
    const isToRemove = !isBack && world.fitTrend.connections.has('fitbit')
    await world.signIn()
    await new Store().use((db) => db.put('repairs', raw, raw.id))
    const last = await carriedOn(world, raw.id)
    const { deeds, connections } = world.fitTrend
    const removals = deeds.filter((deed) => deed === 'fitbit removed').length
    expect(removals).toBeLessThanOrEqual(isToRemove ? 1 : 0)
    expect(isUnfinished(last), JSON.stringify(last)).toBe(false)
    expect(connections.has('fitbit')).toBe(true)
    const wasOver = raw.phase === 'not-repaired' && raw.openKey === undefined
    if (wasOver || raw.phase === 'repaired') expect(deeds).toEqual([])
  })
})

/** FitTrend as it stands when the record has just been written. */
function worldAt({ phase, removed, acted, enabledAt }: Raw, hasReached: boolean): RepairWorld {
  const world = new RepairWorld()
  const passed = (step: 'disable' | 'remove') =>
    isPast(phase, step) || (hasReached && acted.includes(step))
  // Verification begins by consent: it has just been given, whether Remove was seen or not.
  if (enabledAt !== null) world.fitTrend.connect(fitbit)
  else if (removed === 'yes' || (removed === 'maybe' && hasReached)) world.fitTrend.remove('fitbit')
  else if (passed('disable')) world.fitTrend.disable('fitbit')
  world.fitTrend.deeds.length = 0
  return world
}

function isPast(phase: string, step: 'disable' | 'remove'): boolean {
  const place = stepIds.indexOf(phase as StepId)
  return place > stepIds.indexOf(step)
}

/** The new version starts; then the user does what the popup and the page ask for. */
async function carriedOn(world: RepairWorld, id: string): Promise<RepairRecord> {
  const { runner, journal } = world.restart()
  await runner.resumeAll()
  for (let turn = 0; turn < 60; turn++) {
    for (let rest = 0; rest < 40; rest++) await nextTurn()
    const record = await journal.load(id)
    if (record === null) throw new Error('the record is gone')
    if (record.phase === 'repaired') return record
    if (record.phase === 'not-repaired') {
      if (!isUnfinished(record)) return record
      await runner.tryAgain(id)
    } else await answered(world, record)
  }
  return await world.record()
}

async function answered(world: RepairWorld, record: RepairRecord): Promise<void> {
  const { runner, page, clock, fitTrend } = world
  const { id, waiting, tabId } = record
  switch (waiting?.kind) {
    case 'user-click':
      if (page.guiding === null) return void (await runner.help.show(record))
      page.userClicks()
      if (record.phase === 'enable') fitTrend.connect(fitbit)
      return await runner.help.guided(id, 'helped')
    case 'account':
      return await runner.confirmAccount(id, true)
    case 'list':
      return await runner.goOnWithoutList(id, true)
    case 'site-sign-in':
      return await runner.pageLoaded(tabId ?? 0)
    case 'consent':
      return await runner.grantPermission(id)
    case 'consent-tab':
      fitTrend.connect(fitbit)
      return await runner.pageLoaded(tabId ?? 0, connectPage)
    default:
      clock.advance(2 * second)
      return await runner.resumeAll()
  }
}
