import { beforeEach, describe, expect, it } from 'vitest'
import type { StepId } from '../../../utils/site/steps.ts'
import { message } from '../../../utils/words/message.ts'
import { verbatim } from '../../verbatim.ts'
import { broken } from '../fakes/connections.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import { RepairWorld } from '../fakes/repair-world.ts'
import { sinceRemoved } from '../fakes/since-removed.ts'

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
const steps: StepId[] = ['open', 'expand', 'disable', 'remove', 'select']

describe.each(steps)('at the step "%s" the repair goes on', (step) => {
  it.each<[string, Parameters<RepairWorld['page']['mishap']>[1]]>([
    ['when the page loads anew before the act', { kind: 'loads', when: 'before act' }],
    ['when the page loads anew with the act', { kind: 'loads', when: 'after act' }],
    ['when the act leads to another page', { kind: 'leaves', when: 'after act' }],
    ['when the tab is closed before the act', { kind: 'closes', when: 'before act' }],
    ['when the tab is closed right after the act', { kind: 'closes', when: 'after act' }],
    ['on the right page, when it was on another', { kind: 'stops', because: 'wrong-page' }],
    ['when its hidden tab has to come to the front', { kind: 'stops', because: 'no-effect' }],
    [
      'when the act took effect but the hidden page didn’t show it',
      { kind: 'stops', because: 'no-effect', after: 'act' },
    ],
  ])('%s', async (_case, mishap) => {
    world.page.mishap(step, mishap)
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', before: sinceRemoved })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('once its tab, which was on another page, has been led back', async () => {
    // The first step opens the page by itself.
    if (step === 'open') return
    world.page.mishap(step, ...Array(5).fill({ kind: 'stops', because: 'wrong-page' }))
    world.page.reload = async () => world.page.mishap(step)
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('after the user has signed in to the page again', async () => {
    world.page.mishap(step, { kind: 'stops', because: 'signed-out' })
    await world.start()
    // After Remove nothing waits for the page: consent by the API doesn't need it.
    if (step === 'select') return expect((await world.ended()).phase).toBe('repaired')
    const { tabId, waiting } = await world.waiting()
    expect(waiting?.kind).toBe('site-sign-in')
    expect(world.page.tabs.get(tabId ?? 0)?.hidden).toBe(false)
    await world.runner.pageLoaded(tabId ?? 0)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('after many page loads, but not for ever', async () => {
    world.page.mishap(step, ...Array(50).fill({ kind: 'loads', when: 'before act' }))
    await world.start()
    const { phase, problem, removed } = await world.ended()
    expect(world.page.asked.filter((asked) => asked === step).length).toBeLessThanOrEqual(5)
    if (step === 'select') return expect(phase).toBe('repaired')
    expect(problem?.kind).toBe('page-lost')
    expect(removed).toBe(step === 'remove' ? 'maybe' : 'no')
  })
})

describe('a page that says no, and can’t show what to click', () => {
  beforeEach(() => {
    world.page.canGuide = false
  })

  it.each<[StepId, boolean]>([
    ['open', false],
    ['expand', false],
    ['disable', false],
    ['remove', true],
  ])('at "%s": the reason is kept for the user, and nothing more is clicked', async (step, off) => {
    world.page.mishap(step, { kind: 'stops', because: 'rolled-back' })
    await world.start()
    expect(await world.ended()).toMatchObject({
      removed: 'no',
      problem: {
        kind: 'page',
        page: 'rolled-back',
        sentence: verbatim('The page says rolled-back.'),
        lookedFor: verbatim('button "Disable" of Fitbit'),
        candidates: ['button "Switch off"'],
      },
    })
    expect(world.fitTrend.deeds).toEqual(off ? ['fitbit disabled'] : [])
  })

  it('after the click on Remove, which the API shows as done: the repair goes on', async () => {
    world.page.mishap('remove', { kind: 'stops', because: 'rolled-back', after: 'act' })
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('after the click on Remove, with no API to ask: it counts as maybe removed', async () => {
    world.page.mishap('remove', { kind: 'stops', because: 'rolled-back', after: 'act' })
    const perform = world.page.perform.bind(world.page)
    world.page.perform = async (...args) => {
      const answer = await perform(...args)
      if (args[2].step === 'remove') {
        world.fitTrend.interrupt = () => ({ problem: { kind: 'unreachable' } })
      }
      return answer
    }
    await world.start()
    expect(await world.ended()).toMatchObject({ removed: 'maybe', problem: { kind: 'page' } })
    expect(await world.shown()).toEqual({ fitbit: 'removed-unfinished' })
  })

  it('after the click on Remove, while the API wants to be left alone: maybe, never "no"', async () => {
    world.page.mishap('remove', { kind: 'stops', because: 'rolled-back', after: 'act' })
    const perform = world.page.perform.bind(world.page)
    world.page.perform = async (...args) => {
      const answer = await perform(...args)
      if (args[2].step === 'remove') await world.limitRate()
      return answer
    }
    await world.start()
    expect(await world.ended()).toMatchObject({ removed: 'maybe' })
  })

  it('at "select": consent is asked all the same, since the API needs no page for it', async () => {
    world.page.mishap('select', ...Array(5).fill({ kind: 'stops', because: 'not-found' }))
    await world.start()
    const { phase, steps: marks } = await world.ended()
    expect(phase).toBe('repaired')
    expect(marks.select).toMatchObject({ status: 'skipped', note: message('note_not_on_page') })
  })

  it('at "select", without the identity API: ends, as removed', async () => {
    world.hasIdentity = false
    world.restart()
    world.page.mishap('select', ...Array(5).fill({ kind: 'stops', because: 'rolled-back' }))
    await world.start()
    expect(await world.ended()).toMatchObject({ removed: 'yes', problem: { kind: 'page' } })
  })

  it('because no tab can be opened', async () => {
    world.page.canOpen = false
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'page-lost' }, removed: 'no' })
  })
})

describe('steps that are done already', () => {
  it('are skipped: the user had disabled it before', async () => {
    const reading = await world.read()
    world.page.mishap('disable', {
      kind: 'first',
      do: () => world.fitTrend.disable('fitbit'),
    })
    await world.runner.start(reading, 'fitbit')
    const { phase, steps, acted } = await world.ended()
    expect(phase).toBe('repaired')
    expect(steps.disable).toMatchObject({ status: 'skipped' })
    expect(acted).not.toContain('disable')
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('are skipped: the user had removed it before', async () => {
    world.page.mishap('remove', { kind: 'first', do: () => world.fitTrend.remove('fitbit') })
    await world.start()
    const { phase, steps } = await world.ended()
    expect(phase).toBe('repaired')
    expect(steps).toMatchObject({ disable: { status: 'done' }, remove: { status: 'skipped' } })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })
})

describe('a page that shows another FitTrend account than the API', () => {
  beforeEach(() => {
    world.page.showsOtherAccount = true
  })

  it('is found out after Disable; Remove is never asked for', async () => {
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'other-account' }, removed: 'no' })
    expect(world.page.asked).not.toContain('remove')
  })

  it('can be put right by the user, who then tries again', async () => {
    await world.start()
    const { id } = await world.ended()
    world.page.showsOtherAccount = false
    world.clock.advance(1_000)
    await world.runner.tryAgain(id)
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })
})

it('an API that fails after Disable ends the repair before Remove', async () => {
  world.page.mishap('disable', {
    kind: 'first',
    do: () => {
      world.fitTrend.interrupt = () => ({ problem: { kind: 'timeout' } })
    },
  })
  await world.start()
  const ended = await world.ended()
  expect(ended).toMatchObject({
    problem: { kind: 'api', problem: { kind: 'timeout' } },
    removed: 'no',
  })
  expect(world.page.asked).not.toContain('remove')
  world.fitTrend.interrupt = () => null
  world.clock.advance(1_000)
  await world.runner.tryAgain(ended.id)
  const finished = await world.until('it is repaired', ({ phase }) => phase === 'repaired')
  expect(finished.before).toEqual(sinceRemoved)
})

it('an API that wants to be left alone after Disable isn’t taken for another account', async () => {
  world.page.mishap('disable', { kind: 'first', do: () => world.limitRate() })
  await world.start()
  expect(await world.ended()).toMatchObject({
    problem: { kind: 'api', problem: { kind: 'rate-limited' } },
    removed: 'no',
  })
})

it('names all other services to the page, so that an entry of theirs is never taken for ours', async () => {
  const odd = { id: 'odd-watch', name: 'Odd Watch' }
  world.fitTrend.connections.set('odd-watch', broken('token_expired', { service: odd }))
  const named: string[][] = []
  const perform = world.page.perform.bind(world.page)
  world.page.perform = async (...args) => {
    named.push(args[2].target.otherServices)
    return await perform(...args)
  }
  await world.start()
  await world.ended()
  for (const names of named) {
    expect(names).toEqual(expect.arrayContaining(['Garmin', 'Odd Watch']))
    expect(names).not.toContain('Fitbit')
  }
})

it('a repair keeps to its container, also where its tab was closed', async () => {
  const container = 'firefox-container-2'
  const begin = world.worker.journal.begin.bind(world.worker.journal)
  world.worker.journal.begin = async (...given) => {
    const begun = await begin(...given)
    await patchRecord(world.worker.store, begun?.id ?? '', { container })
    return begun && { ...begun, container }
  }
  world.page.mishap('expand', { kind: 'closes', when: 'before act' })
  await world.start()
  expect(await world.ended()).toMatchObject({ phase: 'repaired', container })
  expect(world.page.openedIn.length).toBeGreaterThan(5)
  expect(new Set(world.page.openedIn)).toEqual(new Set([container]))
})
