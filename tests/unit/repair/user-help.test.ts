import { beforeEach, describe, expect, it } from 'vitest'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { message } from '../../../utils/words/message.ts'
import { verbatim } from '../../verbatim.ts'
import { noon, second } from '../fakes/clock.ts'
import { broken, fitbit } from '../fakes/connections.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { type RecordChanges, record } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

const tab = 7
let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
  world.page.tabs.set(tab, { hidden: true })
})

const click = {
  kind: 'user-click',
  since: noon,
  sentence: verbatim('Click it.'),
  problem: { kind: 'page-lost' },
} as const

/** A repair that shows the user what to click. */
async function shown(changes: RecordChanges): Promise<RepairRecord> {
  const laid = record({ waiting: click, openKey: 'account-1/fitbit', ...changes })
  await putRaw(world.worker.store, 'repairs', laid.id, laid)
  const request = { step: 'disable', stoppedBy: null, target: {} } as never
  world.page.guiding = { tab, repair: laid.id, request }
  return laid
}

describe('what the user was shown is done where FitTrend shows it', () => {
  const off = () => world.fitTrend.disable('fitbit')
  const gone = () => world.fitTrend.connections.clear()
  const back = () => {
    world.clock.advance(second)
    world.fitTrend.connect(fitbit)
  }

  it.each<[string, RecordChanges, () => void, boolean]>([
    ['expand, switched off', { phase: 'expand' }, off, true],
    ['disable, switched off', { phase: 'disable' }, off, true],
    ['disable, gone', { phase: 'disable' }, gone, true],
    ['disable, as it was', { phase: 'disable' }, () => {}, false],
    ['remove, switched off', { phase: 'remove' }, off, false],
    ['remove, gone', { phase: 'remove' }, gone, true],
    ['select, gone', { phase: 'select', removed: 'yes' }, gone, false],
    ['open, gone', { phase: 'open' }, gone, false],
    ['disable, works again, nothing begun', { phase: 'disable' }, back, false],
    [
      'disable, works again after our Disable',
      { phase: 'disable', acted: ['disable'] },
      back,
      true,
    ],
    ['select, works again after Remove', { phase: 'select', removed: 'yes' }, back, true],
    ['without the API', { phase: 'remove', source: 'page' }, gone, false],
  ])('%s: %o', async (_case, changes, change, isDone) => {
    await shown(changes)
    change()
    await world.runner.help.check(await world.record())
    const goesOn = (await world.record()).waiting !== click && world.page.guiding === null
    expect(goesOn).toBe(isDone)
  })

  it('and is then noted as seen by FitTrend, with Remove as happened', async () => {
    await shown({ phase: 'remove', acted: ['remove'], removed: 'maybe' })
    gone()
    await world.runner.help.check(await world.record())
    const { removed, steps } = await world.until('it goes on', ({ phase }) => phase !== 'remove')
    expect(removed).toBe('yes')
    expect(steps.remove).toMatchObject({ note: message('note_seen_by_fittrend') })
  })
})

describe('a check of what the user is shown', () => {
  it('looks at the step anew where the page shows it no more, and not where its tab is gone', async () => {
    await shown({ phase: 'disable' })
    await world.runner.help.check(await world.record())
    expect((await world.record()).waiting).toEqual(click)
    world.page.tabs.clear()
    await world.runner.help.check(await world.record())
    expect((await world.record()).waiting).toEqual(click)
    world.page.tabs.set(tab, { hidden: true })
    world.page.guiding = null
    await world.runner.help.check(await world.record())
    expect((await world.record()).waiting).not.toEqual(click)
  })

  it('is none where nothing is shown, or nowhere', async () => {
    const asked: string[] = []
    world.fitTrend.interrupt = ({ url }) => {
      asked.push(url)
      return null
    }
    await world.runner.help.check(await shown({ phase: 'disable', tabId: null }))
    const waiting = { kind: 'account', since: noon, why: 'listed' } as const
    await world.runner.help.check(await shown({ phase: 'disable', waiting }))
    expect(asked).toEqual([])
  })
})

describe('the user asks for the page', () => {
  const show = async (changes: RecordChanges) => world.runner.help.show(await shown(changes))
  const isHidden = () => world.page.tabs.get(tab)?.hidden
  const consentTab: RecordChanges = {
    phase: 'enable',
    removed: 'yes',
    waiting: { kind: 'consent-tab', since: noon },
  }

  it('which comes to the front where it still shows what to click', async () => {
    expect(await show({ phase: 'disable' })).toBe(true)
    expect(isHidden()).toBe(false)
    expect((await world.record()).waiting).toEqual(click)
  })

  it('which comes to the front while permission is given there', async () => {
    const laid = await shown(consentTab)
    world.page.guiding = null
    expect(await world.runner.help.show(laid)).toBe(true)
    expect(isHidden()).toBe(false)
    expect((await world.record()).waiting).toEqual(consentTab.waiting)
  })

  it.each<[string, () => void, RecordChanges]>([
    ['shows nothing to click any more', () => world.page.cancel(), {}],
    ['is gone', () => world.page.tabs.clear(), {}],
    ['is gone, with the service’s questions', () => world.page.tabs.clear(), consentTab],
    ['was never there', () => {}, { tabId: null }],
  ])('which %s: the step is looked at anew', async (_case, change, changes) => {
    const laid = await shown({ phase: 'disable', ...changes })
    change()
    expect(await world.runner.help.show(laid)).toBe(true)
    await world.until('it is looked at', ({ waiting, phase }) => {
      return waiting === null || phase !== laid.phase || waiting.since !== noon
    })
  })

  it('where nothing waits for them there: no', async () => {
    const waiting = { kind: 'site-sign-in', since: noon } as const
    expect(await show({ phase: 'disable', waiting })).toBe(false)
    expect(await show({ phase: 'disable', waiting: null })).toBe(false)
    expect(isHidden()).toBe(true)
  })
})

describe('a click on what nobody knows', () => {
  it('at step 5 is believed: step 6 shows what came of it', async () => {
    world.fitTrend.connections.clear()
    await shown({ phase: 'select', removed: 'yes' })
    await world.runner.help.clickedElsewhere('repair-1')
    expect(world.page.guiding).toBeNull()
    const { steps } = await world.until('it goes on', ({ phase }) => phase !== 'select')
    expect(steps.select).toMatchObject({ status: 'skipped', note: message('note_left_to_user') })
  })

  it('at another step isn’t, nor where nothing is waited for', async () => {
    await shown({ phase: 'disable' })
    await world.runner.help.clickedElsewhere('repair-1')
    expect(await world.record()).toMatchObject({ phase: 'disable', waiting: click })
    const waiting = { kind: 'site-sign-in', since: noon } as const
    await shown({ phase: 'select', removed: 'yes', waiting })
    await world.runner.help.clickedElsewhere('repair-1')
    expect(await world.record()).toMatchObject({ phase: 'select', waiting })
    expect(world.fitTrend.connections.get('fitbit')).toEqual(broken())
  })
})

describe('a click that hasn’t come in time', () => {
  it.each<[string, RecordChanges, string]>([
    ['Remove, which FitTrend still shows', { phase: 'remove', removed: 'maybe' }, 'no'],
    ['Disable', { phase: 'disable', removed: 'no' }, 'no'],
  ])('ends the repair: %s', async (_case, changes, removed) => {
    await shown({ acted: ['remove'], ...changes })
    await world.runner.help.guided('repair-1', 'timed-out')
    expect(await world.record()).toMatchObject({
      phase: 'not-repaired',
      removed,
      problem: click.problem,
    })
  })
})
