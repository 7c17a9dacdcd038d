import { beforeEach, describe, expect, it } from 'vitest'
import type { PageView, StepResult } from '../../../utils/page/page-step.ts'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import type { StepId } from '../../../utils/site/steps.ts'
import { message } from '../../../utils/words/message.ts'
import { fitbit } from '../fakes/connections.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import type { RecordChanges } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

/** The record is another one from the first step on. */
function changeAtOpen(changes: RecordChanges): void {
  world.page.mishap('open', {
    kind: 'first',
    do: async () => patchRecord(world.worker.store, (await world.record()).id, changes),
  })
}

/** What the page answers to a step. */
function answer(step: StepId, change: (result: StepResult) => StepResult): void {
  const perform = world.page.perform.bind(world.page)
  world.page.perform = async (...args) => {
    const answered = await perform(...args)
    const isIt = answered.kind === 'answer' && args[2].step === step
    return isIt ? { ...answered, result: change(answered.result) } : answered
  }
}

const offers = (step: StepId, can: Partial<PageView['can']>) =>
  answer(step, (result) => {
    const { view } = result
    return { ...result, view: { ...view, can: { ...view.can, ...can } } }
  })

const at = (phase: RepairRecord['phase']) =>
  world.until(`it is at ${phase}`, (record) => record.phase === phase)

describe('without the API', () => {
  beforeEach(() => changeAtOpen({ source: 'page', consentBy: 'page' }))

  it('Remove comes only where the page lets the service be added again', async () => {
    offers('disable', { enableService: false })
    await world.start()
    expect(await world.ended()).toMatchObject({
      removed: 'no',
      problem: {
        kind: 'page',
        page: 'not-found',
        sentence: message('stop_no_enable_service', { word: 'Enable Service' }),
        lookedFor: message('look_button', { word: 'Enable Service' }),
        candidates: [],
      },
    })
    expect(world.fitTrend.deeds).toEqual(['fitbit disabled'])
  })

  it('what was removed by our click is gone; then permission is asked on the page', async () => {
    world.fitTrend.interrupt = () => {
      const { length } = world.fitTrend.deeds
      return length > 0 ? { problem: { kind: 'unreachable' } } : null
    }
    await world.start()
    expect(await world.waiting()).toMatchObject({
      phase: 'enable',
      removed: 'yes',
      waiting: { kind: 'consent-tab' },
      steps: { remove: { status: 'done' } },
    })
  })

  it('what isn’t there to be removed only the user can tell, and nothing was clicked', async () => {
    world.page.mishap('remove', { kind: 'first', do: () => world.fitTrend.remove('fitbit') })
    await world.start()
    const asked = await world.waiting()
    expect(asked).toMatchObject({
      phase: 'remove',
      removed: 'no',
      waiting: { kind: 'account', why: 'not-listed' },
    })
    expect(asked.acted).not.toContain('remove')
    expect(world.page.tabs.get(asked.tabId ?? 0)?.hidden).toBe(false)
    await world.runner.confirmAccount(asked.id, true)
    await at('enable')
  })
})

describe('before Disable', () => {
  it('what FitTrend shows switched off while the page offers Disable is another account’s page', async () => {
    offers('expand', { disable: true })
    world.page.mishap('expand', { kind: 'first', do: () => world.fitTrend.disable('fitbit') })
    await world.start()
    const { problem, acted } = await world.ended()
    expect(problem).toEqual({ kind: 'other-account' })
    expect(acted).not.toContain('disable')
  })

  it('no more is asked where the page shows it switched off, too', async () => {
    world.page.mishap('expand', { kind: 'first', do: () => world.fitTrend.disable('fitbit') })
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('what works again isn’t reset; what is to be reset though it works is', async () => {
    const heals = () => {
      world.fitTrend.connections.clear()
      world.fitTrend.connect(fitbit)
    }
    world.page.mishap('expand', { kind: 'first', do: heals })
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'nothing-to-repair' } })
  })

  it('FitTrend that doesn’t answer ends it, and an entry that nobody understands, too', async () => {
    world.page.mishap('expand', {
      kind: 'first',
      do: () => {
        world.fitTrend.interrupt = () => ({ problem: { kind: 'timeout' } })
      },
    })
    await world.start()
    const { problem, acted } = await world.ended()
    expect(problem).toEqual({ kind: 'api', problem: { kind: 'timeout' } })
    expect(acted).toEqual(['open', 'expand'])
  })
})

describe('a Remove that was clicked', () => {
  const onceClicked = (change: () => unknown) =>
    answer('remove', (result) => {
      change()
      return result
    })

  it('and that FitTrend can’t be asked about goes on: to finish matters more than to know', async () => {
    onceClicked(() => {
      world.fitTrend.interrupt = () => ({ problem: { kind: 'unreachable' } })
    })
    world.page.mishap('select', ...Array(2).fill({ kind: 'stops', because: 'not-found' }))
    await world.start()
    expect(await world.waiting()).toMatchObject({
      phase: 'select',
      removed: 'maybe',
      steps: { remove: { status: 'done' } },
    })
  })

  it('and that FitTrend is seconds late to make is waited for', async () => {
    const { fitTrend, clock } = world
    const remove = fitTrend.remove.bind(fitTrend)
    fitTrend.remove = () => {}
    onceClicked(() => {
      const clicked = clock.now()
      fitTrend.interrupt = () => {
        if (clock.now() - clicked > 5_000 && !fitTrend.deeds.includes('fitbit removed'))
          remove('fitbit')
        return null
      }
    })
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('and after which FitTrend shows it on hit somebody else’s page', async () => {
    world.fitTrend.remove = () => {}
    onceClicked(() => world.fitTrend.connect(fitbit))
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'other-account' }, removed: 'no' })
  })

  it('and was asked about is done, though another one has removed it', async () => {
    answer('remove', (result) => ({
      ...result,
      kind: 'done',
      alreadyDone: true,
      clicked: [],
      questions: [{ asked: 'Sure?', form: 'page', answer: 'yes' }],
    }))
    await world.start()
    await world.ended()
    expect((await world.record()).steps.remove).toMatchObject({ status: 'done' })
  })

  function losesPage() {
    world.page.mishap('remove', { kind: 'closes', when: 'after act' })
    world.page.open = async () => (world.fitTrend.deeds.includes('fitbit removed') ? null : 1)
    world.page.tabs.set(1, { hidden: true })
  }

  it('of which the page is lost is told by FitTrend, and the repair goes on', async () => {
    losesPage()
    await world.start()
    expect(await world.ended()).toMatchObject({
      phase: 'repaired',
      steps: { remove: { status: 'done' } },
    })
  })

  it('of which the page is lost may have happened where FitTrend is silent', async () => {
    losesPage()
    const open = world.page.open
    world.page.open = async (...asked) => {
      const tab = await open(...asked)
      if (tab === null) world.fitTrend.interrupt = () => ({ problem: { kind: 'unreachable' } })
      return tab
    }
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'page-lost' }, removed: 'maybe' })
  })

  it('stays in question where a page that was there before still lists it, and FitTrend is silent', async () => {
    world.page.canGuide = false
    let isAsked = false
    const hang = () => {
      isAsked = true
      return new Promise(() => {})
    }
    world.page.mishap('remove', { kind: 'first', do: hang })
    void world.start()
    await world.until('Remove is asked for', () => isAsked)
    world.page.mishap('remove', ...Array(3).fill({ kind: 'stops', because: 'rolled-back' }))
    world.fitTrend.interrupt = () => ({ problem: { kind: 'unreachable' } })
    await world.restart().runner.resumeAll()
    expect(await world.ended()).toMatchObject({ removed: 'maybe' })
  })

  it('never clicked, and still to be seen, hasn’t happened, whatever FitTrend says', async () => {
    world.page.canGuide = false
    world.page.mishap('remove', ...Array(2).fill({ kind: 'stops', because: 'covered' }))
    const asked: string[] = []
    answer('remove', (result) => {
      world.fitTrend.interrupt = ({ url }) => {
        asked.push(url)
        return { problem: { kind: 'unreachable' } }
      }
      return result
    })
    await world.start()
    expect(await world.ended()).toMatchObject({ removed: 'no', problem: { page: 'covered' } })
  })
})

describe('a step', () => {
  it('is tried five times under a page that loads and loads, and no more', async () => {
    world.page.mishap('disable', ...Array(4).fill({ kind: 'loads', when: 'before act' }))
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('that was done by hand before is skipped, without an act of ours on record', async () => {
    world.page.mishap('disable', { kind: 'first', do: () => world.fitTrend.disable('fitbit') })
    await world.start()
    const { steps, acted } = await world.ended()
    expect(steps.disable?.status).toBe('skipped')
    expect(steps.open?.status).toBe('done')
    expect(acted).not.toContain('disable')
    expect(acted).toContain('open')
  })

  it('of a page that wants a sign-in shows it once, and asks for it then', async () => {
    world.page.isSignedIn = false
    await world.start()
    const { tabId, signInShown } = await world.waiting()
    expect(signInShown).toBe(true)
    const tab = world.page.tabs.get(tabId ?? 0)
    expect(tab?.hidden).toBe(false)
    if (tab) tab.hidden = true
    await world.runner.pageLoaded(tabId ?? 0)
    expect(await world.waiting()).toMatchObject({ waiting: { kind: 'site-sign-in' } })
    expect(tab?.hidden).toBe(true)
  })

  it('that the page stops is done where FitTrend shows that the user has done it', async () => {
    world.page.mishap('disable', ...Array(2).fill({ kind: 'stops', because: 'not-found' }))
    answer('disable', (result) => {
      if (!world.fitTrend.deeds.includes('fitbit disabled')) world.fitTrend.disable('fitbit')
      return result
    })
    await world.start()
    const { steps } = await world.ended()
    expect(steps.disable).toMatchObject({
      status: 'skipped',
      note: message('note_seen_by_fittrend'),
    })
  })

  it('that nobody was waited for looks whose page it is before Remove alone', async () => {
    const looks: StepId[] = []
    const perform = world.page.perform.bind(world.page)
    world.page.perform = async (tab, repair, request) => {
      if (request.mode === 'dry-run') looks.push(request.step)
      return await perform(tab, repair, request)
    }
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(looks).toEqual(['open'])
  })

  it('that shows its Disable late, and loads with the click: the click was ours', async () => {
    offers('expand', { disable: false })
    answer('disable', (result) =>
      result.clicked.length > 0 ? { ...result, kind: 'leaving' } : result,
    )
    await world.start()
    const { steps, acted, pageSession } = await world.ended()
    expect(steps.disable).toMatchObject({ status: 'done' })
    expect(acted).toContain('disable')
    expect(pageSession.inDoubt).toBe(false)
  })

  it('whose page has changed hands under it is asked for anew once the account is proved', async () => {
    world.page.mishap('disable', {
      kind: 'first',
      do: async () => {
        const { id } = await world.record()
        await world.worker.journal.record(id, { kind: 'account-doubted' })
      },
    })
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    // Done, looked at once the account is proved, and asked for anew.
    expect(world.page.asked.filter((step) => step === 'disable')).toHaveLength(3)
    expect(world.fitTrend.deeds.filter((deed) => deed === 'fitbit disabled')).toHaveLength(1)
  })
})
