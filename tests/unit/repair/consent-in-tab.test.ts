import { beforeEach, describe, expect, it } from 'vitest'
import type { PageProblem, StepRequest, StepResult } from '../../../utils/page/page-step.ts'
import { verbatim } from '../../verbatim.ts'
import { fitbit } from '../fakes/connections.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
  world.hasIdentity = false
  world.restart()
})

const stopped: PageProblem = {
  kind: 'stopped',
  lookedFor: null,
  candidates: [],
  sentence: verbatim('Stopped.'),
}

/** What the page answers to Enable, instead of going to the service. */
function answerEnable(change: (leaving: StepResult, request: StepRequest) => StepResult): void {
  const perform = world.page.perform.bind(world.page)
  world.page.perform = async (...args) => {
    const answer = await perform(...args)
    const isEnable = answer.kind === 'answer' && args[2].step === 'enable'
    return isEnable ? { ...answer, result: change(answer.result, args[2]) } : answer
  }
}

/** The page lists it as connected, by a click of ours or of somebody else. */
function listConnected(clicked: string[] = []): void {
  answerEnable(({ questions, view }) => ({
    kind: 'done',
    alreadyDone: clicked.length === 0,
    clicked,
    questions,
    view,
  }))
}

/** From here on there is no API: what the page shows is all there is. */
async function withoutApi(): Promise<void> {
  world.page.mishap('select', {
    kind: 'first',
    do: async () => {
      const { id } = await world.record()
      await patchRecord(world.worker.store, id, { source: 'page' })
    },
  })
}

describe('Enable in the tab', () => {
  it('brings the tab to the front, says at which step it is, and notes what the page asks', async () => {
    const asked = { asked: 'Enable?', form: 'page', answer: 'yes' } as const
    answerEnable((leaving) => ({ ...leaving, questions: [asked] }))
    await world.start()
    const { tabId, acted, questions } = await world.waiting()
    expect(world.page.tabs.get(tabId ?? 0)?.hidden).toBe(false)
    expect(world.page.banners.at(-1)).toMatchObject({ step: 6, of: 6 })
    expect(acted).toContain('enable')
    expect(questions.at(-1)).toMatchObject({ ...asked, step: 'enable' })
  })

  it('that makes the page load is waited for like one that leaves', async () => {
    world.page.mishap('enable', { kind: 'loads', when: 'before act' })
    await world.start()
    expect(await world.waiting()).toMatchObject({ waiting: { kind: 'consent-tab' } })
  })

  it('of which no page is left ends the repair, as removed', async () => {
    world.page.mishap('select', {
      kind: 'first',
      do: () => {
        world.page.open = async () => null
      },
    })
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'page-lost' }, removed: 'yes' })
  })

  it('that the page stops is the user’s', async () => {
    world.page.mishap('enable', { kind: 'stops', because: 'not-found' })
    await world.start()
    await world.until('the user is shown it', () => world.page.guiding !== null)
    expect(await world.waiting()).toMatchObject({
      phase: 'enable',
      waiting: { kind: 'user-click', sentence: verbatim('The page says not-found.') },
    })
    expect(world.page.guiding?.request).toMatchObject({ step: 'enable', stoppedBy: 'not-found' })
  })

  it('on a page that is signed out waits for the sign-in', async () => {
    world.page.mishap('enable', { kind: 'stops', because: 'signed-out' })
    await world.start()
    const { tabId, removed } = await world.until(
      'it waits for the sign-in',
      ({ phase, waiting }) => phase === 'enable' && waiting?.kind === 'site-sign-in',
    )
    expect(removed).toBe('yes')
    await world.runner.pageLoaded(tabId ?? 0)
    await world.until('Enable is clicked', ({ waiting }) => waiting?.kind === 'consent-tab')
  })

  it('that was stopped by the user ends so, and wasn’t refused', async () => {
    world.page.mishap('enable', { kind: 'stops', because: 'stopped' })
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'stopped' }, removed: 'yes' })
  })

  it('that was stopped before the page was asked isn’t begun', async () => {
    const show = world.page.show.bind(world.page)
    world.page.show = async (tab) => {
      if ((await world.record()).phase === 'enable') await world.stop()
      return await show(tab)
    }
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'stopped' } })
    expect(world.page.asked).not.toContain('enable')
  })

  it('that the user takes over in the midst of it is asked for anew, without a click', async () => {
    world.page.mishap('enable', {
      kind: 'first',
      do: async () => {
        const { id } = await world.record()
        void world.runner.help.takeOver(id, 'rest')
        await world.until('the user has taken over', ({ byHand }) => byHand === 'rest')
      },
    })
    answerEnable((result, { mode }) =>
      mode === 'automatic' ? { ...result, kind: 'stopped', problem: stopped } : result,
    )
    await world.start()
    await world.until('the user is shown it', () => world.page.guiding?.request.step === 'enable')
    expect(await world.record()).toMatchObject({ byHand: 'rest', problem: null })
  })
})

describe('a page that lists it as connected', () => {
  it('is believed where FitTrend shows it, too, though only after seconds', async () => {
    listConnected()
    let looks = 0
    world.fitTrend.interrupt = ({ url }) => {
      const isLook = url.endsWith('/connections') && world.page.asked.includes('enable')
      if (isLook && ++looks === 4) world.fitTrend.connect(fitbit)
      return null
    }
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('isn’t where FitTrend doesn’t', async () => {
    listConnected(['button "Enable"'])
    await world.start()
    expect(await world.ended()).toMatchObject({
      problem: { kind: 'not-connected' },
      removed: 'yes',
    })
  })

  it('without the API is believed after our own click', async () => {
    await withoutApi()
    listConnected(['button "Enable"'])
    await world.start()
    await world.until('it is verified', ({ phase }) => phase === 'verify')
  })

  it('without the API and without our click only the user can tell whose it is', async () => {
    await withoutApi()
    listConnected()
    await world.start()
    expect(await world.waiting()).toMatchObject({ waiting: { kind: 'account', why: 'listed' } })
  })

  it('without the API, which may be another’s by now, only the user can tell, too', async () => {
    await withoutApi()
    listConnected(['button "Enable"'])
    world.page.mishap('enable', {
      kind: 'first',
      do: async () => {
        const { id } = await world.record()
        await world.worker.journal.record(id, { kind: 'account-doubted' })
      },
    })
    await world.start()
    expect(await world.waiting()).toMatchObject({ waiting: { kind: 'account', why: 'listed' } })
  })
})
