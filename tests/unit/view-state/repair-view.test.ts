import { describe, expect, it } from 'vitest'
import type { RepairView, StepStatus } from '../../../utils/protocol/app-state.ts'
import type { RepairProblem } from '../../../utils/repair/record/problem.ts'
import type { RepairRecord, StepMark } from '../../../utils/repair/record/schema.ts'
import { type StepId, stepIds } from '../../../utils/site/steps.ts'
import { repairView } from '../../../utils/view-state/repair-view.ts'
import { verbatim } from '../../verbatim.ts'
import { minute, noon } from '../fakes/clock.ts'
import { fitbit } from '../fakes/connections.ts'
import { before, type RecordChanges, record } from '../fakes/records.ts'

const done: StepMark = { status: 'done', at: noon + minute, note: null }

/** A record whose steps up to `phase` are done. */
function at(phase: RepairRecord['phase'], changes: RecordChanges = {}): RepairRecord {
  const ids: readonly string[] = stepIds
  const index = ids.indexOf(phase)
  const behind = index === -1 ? (phase === 'gate' ? [] : stepIds) : stepIds.slice(0, index)
  return record({ phase, steps: Object.fromEntries(behind.map((id) => [id, done])), ...changes })
}

const statuses = ({ steps }: RepairView): StepStatus[] => steps.map(({ status }) => status)

describe('a repair at work', () => {
  it('names its step, in the words of the help article', () => {
    const view = repairView(at('disable'), false)
    expect(view).toMatchObject({
      phase: 'steps',
      current: 'disable',
      sentence: 'Step 3 of 6, done for you: Click Disable',
      waiting: null,
      outcome: null,
    })
    expect(statuses(view)).toEqual(['done', 'done', 'working', 'pending', 'pending', 'pending'])
  })

  it('makes progress with every step, and is whole only when it is proved', () => {
    const phases = ['gate', ...stepIds, 'verify', 'repaired'] as const
    const progress = phases.map((phase) => repairView(at(phase), false).progress)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(0)).toBe(0)
    expect(progress.at(-2)).toBeLessThan(1)
    expect(progress.at(-1)).toBe(1)
  })

  it.each<[string, RepairRecord, RepairView['phase'], string]>([
    ['the gate', at('gate'), 'gate', 'Checking that Fitbit can be repaired safely …'],
    [
      'the proof',
      at('verify'),
      'verifying',
      'Fitbit is connected again. Waiting for the import to go on … This can take some minutes; you may close this.',
    ],
    [
      'the proof, not seen yet',
      at('verify', { removed: 'yes' }),
      'verifying',
      'Waiting for FitTrend to show Fitbit as connected … This can take some minutes; you may close this.',
    ],
    ['Stop', at('expand', { stopRequested: true }), 'steps', 'Stopping …'],
    ['the good end', at('repaired'), 'repaired', 'Fitbit is repaired.'],
    ['the bad end', at('not-repaired'), 'not-repaired', 'Fitbit is not repaired.'],
  ])('%s', (_case, repair, phase, sentence) => {
    expect(repairView(repair, false)).toMatchObject({ phase, sentence })
  })

  it('shows a step that was done already as skipped, with its note', () => {
    const skipped: StepMark = { ...done, status: 'skipped', note: verbatim('It was off already.') }
    const view = repairView(at('remove', { steps: { disable: skipped } }), false)
    expect(view.steps[2]).toMatchObject({
      status: 'skipped',
      note: 'It was off already.',
    })
  })
})

describe('a repair that waits for the user', () => {
  type Told = 'user-click' | 'account' | 'list'
  type Kind = Exclude<NonNullable<RepairRecord['waiting']>['kind'], Told>
  it.each<[string, Kind, boolean, StepId, string | null]>([
    ['in the open consent window', 'consent', true, 'enable', 'show-page'],
    ['to have the consent window opened', 'consent', false, 'enable', 'grant-permission'],
    ['in the tab', 'consent-tab', false, 'enable', 'show-page'],
    ['to sign in to the page', 'site-sign-in', false, 'disable', 'show-page'],
  ])('%s', (_case, kind, asks, phase, button) => {
    const view = repairView(at(phase, { waiting: { kind, since: noon } }), asks)
    expect(view.waiting).toEqual({ button, sentence: expect.stringMatching(/^Waiting for you: /) })
    expect(view.steps.find(({ id }) => id === phase)?.status).toBe('waiting')
  })

  it.each(['signed-in', 'not-listed', 'listed'] as const)(
    'to say whose page it is (%s), in words that name the account',
    (why) => {
      const waiting = { kind: 'account' as const, since: noon, why }
      const { waiting: shown } = repairView(at('remove', { waiting }), false)
      expect(shown).toEqual({
        button: 'account',
        sentence: expect.stringContaining('“Test account A”'),
      })
    },
  )

  it('to say whether it goes on where the list can’t be read: says that nothing was removed', () => {
    const problem = {
      kind: 'page' as const,
      page: 'covered',
      sentence: verbatim('Something lies over Enable Service.'),
      lookedFor: verbatim('Enable Service'),
      candidates: [],
    }
    const waiting = { kind: 'list' as const, since: noon, tookMs: 900, problem }
    const { waiting: shown, steps } = repairView(at('disable', { waiting }), false)
    expect(shown?.button).toBe('list')
    expect(shown?.sentence).toMatch(/something lies over it\. Nothing was removed/)
    expect(steps[2]).toMatchObject({ id: 'disable', status: 'waiting' })
  })

  it('in a window that may be empty: says so, and offers another one', () => {
    const repair = at('enable', { waiting: { kind: 'consent', since: noon } })
    expect(repairView(repair, true, true).waiting).toEqual({
      button: 'either',
      sentence: expect.stringContaining('If that window is empty, click “Grant permission”.'),
    })
  })

  it('to click something on the page: what, in the words that the page is shown with', () => {
    const sentence = 'We could not find "Disable" of Fitbit on the page. If you see it, click it.'
    const waiting = {
      kind: 'user-click',
      since: noon,
      sentence: verbatim(sentence),
      problem: { kind: 'stopped' },
    } as const
    const view = repairView(at('disable', { waiting }), false)
    expect(view.waiting).toEqual({ button: 'show-page', sentence: `Waiting for you: ${sentence}` })
    expect(view.clicks).toBe('ours')
  })

  it('tells whose clicks they are, as long as there are any on the page', () => {
    expect(repairView(at('disable', { byHand: 'rest' }), false).clicks).toBe('user')
    expect(repairView(at('disable', { byHand: 'step' }), false).clicks).toBe('ours')
    expect(repairView(at('enable'), false).clicks).toBeNull()
    expect(repairView(at('verify'), false).clicks).toBeNull()
  })
})

describe('a repair that has ended', () => {
  const failed = (changes: RecordChanges, problem: RepairProblem = { kind: 'stopped' }) =>
    repairView(record({ phase: 'not-repaired', problem, ...changes }), false)

  it('well: the receipt', () => {
    const receipt = {
      service: fitbit,
      startedAt: noon,
      finishedAt: noon + minute,
      steps: [],
      lastDayBefore: null,
      firstDayAfter: null,
      gap: 'none' as const,
      recordsBefore: null,
      recordsAfter: null,
      settingsBefore: null,
      settingsAfter: null,
      questions: [],
      list: null,
      remarks: [],
    }
    const view = repairView(at('repaired', { receipt }), false)
    expect(view.outcome).toEqual({ kind: 'repaired', receipt })
  })

  it('badly: why, what state that leaves, what to do now, and what a report is written of', () => {
    expect(failed({}).outcome).toEqual({
      kind: 'not-repaired',
      title: 'Not repaired: you stopped it',
      isFailure: false,
      why: 'You stopped the repair.',
      stateNow: 'Nothing was changed.',
      whatNow: 'Click “Try again” to go on.',
      canRetry: true,
      canDoByHand: true,
      canLeave: false,
      record: expect.objectContaining({ phase: 'not-repaired', problem: { kind: 'stopped' } }),
    })
  })

  it.each<[RepairProblem['kind'], RecordChanges, string, boolean, boolean]>([
    ['page-lost', {}, 'Not repaired', true, true],
    ['consent-denied', { removed: 'yes' }, 'Not repaired', true, true],
    ['stopped', {}, 'Not repaired: you stopped it', false, true],
    ['stopped', { removed: 'maybe' }, 'Not repaired', true, true],
    ['nothing-to-repair', {}, 'Not repaired: nothing to repair', false, false],
    ['import-paused', {}, 'Not repaired: nothing to repair', false, false],
    ['not-confirmed', {}, 'Not repaired: nothing to repair', false, false],
    ['switched-off', {}, 'Not repaired', false, true],
    ['no-import', { enabledAt: noon }, 'Not repaired yet: waiting for data', false, false],
    ['not-answered', { enabledAt: noon }, 'Not repaired yet: waiting for data', false, false],
    ['data-missing', { enabledAt: noon }, 'Not repaired', true, false],
  ])('badly, by %s %j: "%s", a failure: %s', (kind, changes, title, isFailure, canDoByHand) => {
    const { outcome } = failed(changes, { kind } as RepairProblem)
    expect(outcome).toMatchObject({ title, isFailure, canDoByHand })
  })

  it.each<[string, RecordChanges, RegExp]>([
    ['nothing was begun', {}, /^Nothing was changed\.$/],
    [
      'Disable may have happened',
      { acted: ['open', 'expand', 'disable'] },
      /still in FitTrend, but may be switched off/,
    ],
    [
      'Disable has happened',
      { steps: { disable: done } },
      /still in FitTrend, but may be switched off/,
    ],
    [
      'Disable may have happened, and it works',
      { acted: ['open', 'expand', 'disable'], problem: { kind: 'nothing-to-repair' } },
      /^Fitbit is connected to FitTrend\.$/,
    ],
    [
      'the page has shown nothing to disable',
      { acted: ['open', 'expand'], wasOff: true },
      /^Nothing was changed\.$/,
    ],
    [
      'Remove may have happened',
      { acted: ['disable', 'remove'], removed: 'maybe' },
      /may be removed.*safe/,
    ],
    [
      'Remove has happened',
      { steps: { remove: done }, removed: 'yes' },
      /^Removed, not finished.*safe/,
    ],
    [
      'it is connected again',
      { steps: { remove: done }, enabledAt: noon },
      /is connected to FitTrend/,
    ],
  ])('says what state that leaves: %s', (_case, changes, stateNow) => {
    expect(failed(changes).outcome).toMatchObject({ stateNow: expect.stringMatching(stateNow) })
  })

  it('doesn’t claim a connection that FitTrend shows as broken', () => {
    const changes = { steps: { remove: done }, enabledAt: noon }
    const { outcome } = failed(changes, { kind: 'not-connected' })
    expect(outcome).toMatchObject({ stateNow: 'Fitbit is in FitTrend, but not connected.' })
  })

  it('marks the step at which it failed', () => {
    const view = failed({ steps: { open: done, expand: done } })
    expect(statuses(view)).toEqual(['done', 'done', 'failed', 'pending', 'pending', 'pending'])
  })

  it('marks no step where the gate has refused', () => {
    expect(statuses(failed({ before: null }))).toEqual(Array(6).fill('pending'))
  })

  it.each<[RecordChanges, boolean]>([
    [{ removed: 'no' }, false],
    [{ removed: 'maybe' }, true],
    [{ removed: 'yes' }, true],
    [{ removed: 'yes', abandoned: true }, false],
  ])('%o can be left as it is: %s', (changes, canLeave) => {
    expect(failed(changes).outcome).toMatchObject({ canLeave })
  })

  it.each<[RepairProblem['kind'], RepairRecord['removed'], boolean]>([
    ['stopped', 'no', true],
    ['consent-denied', 'yes', true],
    ['import-paused', 'no', false],
    ['service-retired', 'no', false],
    ['service-retired', 'yes', true],
    ['nothing-to-repair', 'no', false],
    ['switched-off', 'no', false],
    ['not-confirmed', 'no', true],
  ])('by %s, removed %s: Try again %s', (kind, removed, canRetry) => {
    const problem = { kind } as RepairProblem
    expect(failed({ removed }, problem).outcome).toMatchObject({ canRetry })
  })
})

it('the numbers before are those of the connection that broke', () => {
  expect(at('open').before).toBe(before)
})
