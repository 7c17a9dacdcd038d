import { beforeEach, describe, expect, it } from 'vitest'
import type { PageProblem } from '../../../utils/page/page-step.ts'
import type { StepId } from '../../../utils/site/steps.ts'
import { message } from '../../../utils/words/message.ts'
import { stepMessage } from '../../../utils/words/step-message.ts'
import { verbatim } from '../../verbatim.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import { record } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

const wholeRepair = [
  'fitbit disabled',
  'fitbit removed',
  'fitbit connected',
  'fitbit settings saved',
]

type Kind = PageProblem['kind']

/** The page stops at a step, also when it is asked once more in front; the user is shown what to click. */
async function untilAsked(step: StepId, because: Kind) {
  world.page.mishap(step, { kind: 'stops', because }, { kind: 'stops', because })
  await world.start()
  await world.until('the user is asked', () => world.page.guiding !== null)
  world.page.mishap(step)
  return await world.waiting()
}

describe.each<[StepId, Kind]>([
  ['open', 'wrong-page'],
  ['expand', 'ambiguous'],
  ['disable', 'not-found'],
  ['disable', 'covered'],
  ['remove', 'not-actionable'],
  ['remove', 'unexpected-dialog'],
  ['remove', 'no-effect'],
  ['remove', 'rolled-back'],
])('a page that stops at "%s": %s', (step, because) => {
  it('waits for the user in front, with the sentence, and goes on after their click', async () => {
    const asked = await untilAsked(step, because)
    expect(asked).toMatchObject({
      phase: step,
      waiting: { kind: 'user-click', sentence: verbatim(`The page says ${because}.`) },
      // After a click of ours whose effect isn't known the rest of the step is the user's.
      byHand: ['unexpected-dialog', 'no-effect', 'rolled-back'].includes(because) ? 'step' : 'no',
    })
    expect(world.page.tabs.get(asked.tabId ?? 0)?.hidden).toBe(false)
    expect(world.page.guiding?.request).toMatchObject({ step, stoppedBy: because })
    world.page.userClicks()
    await world.runner.help.guided(asked.id, 'helped')
    expect(await world.ended()).toMatchObject({ phase: 'repaired', byHand: 'no' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('a new worker hears the click as well', async () => {
    const asked = await untilAsked(step, because)
    world.restart()
    await world.runner.resumeAll()
    expect(world.page.guiding).not.toBeNull()
    world.page.userClicks()
    await world.runner.help.guided(asked.id, 'helped')
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('ends with the reason once the user has taken too long', async () => {
    const asked = await untilAsked(step, because)
    await world.runner.help.guided(asked.id, 'timed-out')
    expect(await world.ended()).toMatchObject({
      problem: { kind: 'page', page: because, sentence: verbatim(`The page says ${because}.`) },
    })
  })

  it('can be stopped while it waits; only after Remove was shown it may count as removed', async () => {
    const { id } = await untilAsked(step, because)
    await world.runner.stop(id)
    const removed = step === 'remove' ? 'maybe' : 'no'
    expect(await world.ended()).toMatchObject({ problem: { kind: 'stopped' }, removed })
    expect(world.page.guiding).toBeNull()
  })
})

describe('while the user is shown what to click', () => {
  it('a click on a word that nobody knows counts, once FitTrend shows its effect', async () => {
    const { id } = await untilAsked('disable', 'not-found')
    await world.runner.help.clickedElsewhere(id)
    expect(await world.record()).toMatchObject({
      phase: 'disable',
      waiting: { kind: 'user-click' },
    })
    world.fitTrend.disable('fitbit')
    await world.runner.help.clickedElsewhere(id)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('such a click counts, though FitTrend takes some seconds to show it', async () => {
    const { id } = await untilAsked('disable', 'not-found')
    const { now } = world.clock
    const clicked = now()
    world.fitTrend.interrupt = () => {
      const connection = world.fitTrend.connections.get('fitbit')
      if (now() - clicked > 5_000 && connection?.status === 'error')
        world.fitTrend.disable('fitbit')
      return null
    }
    await world.runner.help.clickedElsewhere(id)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('a page that loads anew is looked at again', async () => {
    const { tabId } = await untilAsked('disable', 'covered')
    world.page.guiding = null
    await world.runner.pageLoaded(tabId ?? 0)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('a page that still shows it is left alone', async () => {
    const { tabId } = await untilAsked('disable', 'covered')
    await world.runner.pageLoaded(tabId ?? 0)
    await world.runner.resumeAll()
    expect(await world.record()).toMatchObject({ waiting: { kind: 'user-click' } })
  })

  it('a tab that was closed comes back only when the user asks for it', async () => {
    const asked = await untilAsked('disable', 'covered')
    world.page.tabs.clear()
    await world.runner.resumeAll()
    expect(world.page.tabs.size).toBe(0)
    expect(await world.runner.help.show(asked)).toBe(true)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('asked to remove, the service doesn’t count as removed in the list', async () => {
    await untilAsked('remove', 'covered')
    expect(await world.shown()).toEqual({ fitbit: 'repairing' })
  })

  it('after a click of ours without effect, the rest of that step is theirs alone', async () => {
    const { id } = await untilAsked('disable', 'no-effect')
    await world.runner.help.guided(id, 'helped')
    await world.waiting()
    expect(world.fitTrend.deeds).toEqual([])
    world.page.userClicks()
    await world.runner.help.guided(id, 'helped')
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('a page that can’t show anything ends the repair with the reason', async () => {
    world.page.canGuide = false
    world.page.mishap('disable', ...Array(5).fill({ kind: 'stops', because: 'covered' }))
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'page', page: 'covered' } })
  })
})

describe('"Do it myself"', () => {
  it('after a stop: every click is the user’s, each shown', async () => {
    world.page.canGuide = false
    world.page.mishap('disable', { kind: 'stops', because: 'rolled-back' })
    await world.start()
    const { id } = await world.ended()
    world.page.canGuide = true
    world.clock.advance(1_000)
    expect(await world.runner.doItMyself(id)).toBe(true)
    const shown: StepId[] = []
    for (const step of ['expand', 'disable', 'remove', 'select'] as const) {
      const asked = await world.until(
        `the user is asked for ${step}`,
        ({ waiting }) => waiting !== null && world.page.guiding?.request.step === step,
      )
      shown.push(step)
      expect(world.page.guiding?.request.stoppedBy).toBeNull()
      world.page.userClicks()
      await world.runner.help.guided(asked.id, 'helped')
    }
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(shown).toEqual(['expand', 'disable', 'remove', 'select'])
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('while it runs, and back again', async () => {
    const { id } = await untilAsked('disable', 'covered')
    await world.runner.help.takeOver(id, 'rest')
    expect(await world.waiting()).toMatchObject({ phase: 'disable', byHand: 'rest' })
    expect(world.fitTrend.deeds).toEqual([])
    await world.runner.help.takeOver(id, 'no')
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('and not done in time: says which step was waited for', async () => {
    const { id } = await untilAsked('disable', 'covered')
    await world.runner.help.takeOver(id, 'rest')
    await world.until('it is shown', () => world.page.guiding?.request.stoppedBy === null)
    await world.runner.help.guided(id, 'timed-out')
    const step = stepMessage('disable', 'Fitbit')
    expect(await world.ended()).toMatchObject({
      problem: {
        kind: 'page',
        page: 'not-done',
        sentence: message('stop_step_not_done', { step }),
        lookedFor: null,
      },
    })
  })

  it('in the midst of a step of ours: the step is asked for anew, without a click', async () => {
    const perform = world.page.perform.bind(world.page)
    world.page.perform = async (tab, repair, request) => {
      if (request.step !== 'disable' || request.mode !== 'automatic')
        return await perform(tab, repair, request)
      void world.runner.help.takeOver(repair, 'rest')
      await world.until('the user has taken over', ({ byHand }) => byHand === 'rest')
      // As the engine does when it is told to leave it.
      world.page.mishap('disable', { kind: 'stops', because: 'stopped' })
      return await perform(tab, repair, request)
    }
    await world.start()
    await world.until('the user is shown it', () => world.page.guiding?.request.step === 'disable')
    expect(await world.record()).toMatchObject({ byHand: 'rest', problem: null })
    expect(world.fitTrend.deeds).toEqual([])
  })

  it('once removed, goes on with the page, whatever has failed', async () => {
    world.consent.choices = ['closes']
    await world.start()
    const { id } = await world.ended()
    expect(await world.runner.doItMyself(id)).toBe(true)
    await world.until('it is shown', () => world.page.guiding?.request.step === 'enable')
    expect(await world.record()).toMatchObject({ phase: 'enable', consentBy: 'page' })
  })

  it('is for what is at work on the page, not for the proof', async () => {
    const { id } = await untilAsked('open', 'wrong-page')
    expect(await world.runner.doItMyself(id)).toBe(true)
    await world.until('the user has taken over', ({ byHand }) => byHand === 'rest')
    await patchRecord(world.worker.store, id, { ...record({ phase: 'verify' }), id })
    expect(await world.runner.doItMyself(id)).toBe(false)
    expect(await world.runner.doItMyself('another')).toBe(false)
  })

  it('has nothing to offer where there is nothing to click', async () => {
    world.fitTrend.offers = []
    await world.start()
    const { id } = await world.ended()
    expect(await world.runner.doItMyself(id)).toBe(false)
  })
})
