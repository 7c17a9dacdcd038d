import type { StepResult } from '../../page/page-step.ts'
import type { StepId } from '../../site/steps.ts'
import { message } from '../../words/message.ts'
import { listedNow, removedByApi } from '../listed-now.ts'
import type { PageStepId } from '../record/events.ts'
import type { RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'
import { consentsByApi } from './consent.ts'
import { seenAt, wasOffBefore } from './finish.ts'
import { askUser, canUserHelp, pageProblem, seenByApi } from './hand-over.ts'

export type Stopped = Extract<StepResult, { kind: 'stopped' }>

/** The page has stopped the step: what is left is done by the API, by the user, or the repair ends and says why. */
export async function stopStep(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
  { result, acted }: { result: Stopped; acted: boolean },
): Promise<void> {
  const { problem } = result
  const isOurs = result.clicked.length > 0
  if (problem.kind === 'stopped' && (await isTakenOver(parts, record))) return
  const removed =
    step === 'remove' ? await stillThere(parts, record, result, acted) : record.removed
  if (problem.kind === 'signed-out' && record.tabId !== null) {
    if (await passOverSelect(parts, record, step)) return
    if (await isRemoved(parts, record, step, removed)) return
    // Shown once: a look that finds the page still signed out must not take the user's focus again.
    if (!record.signInShown) await parts.hand.show(record.tabId)
    await parts.journal.record(record.id, { kind: 'sign-in-asked', removed })
    return
  }
  if (problem.kind !== 'stopped' && (await finishByApi(parts, record, step, isOurs))) return
  if (canUserHelp(problem)) return await askUser(parts, record, step, problem, removed)
  const ending = problem.kind === 'stopped' ? ({ kind: 'stopped' } as const) : pageProblem(problem)
  await parts.journal.record(record.id, { kind: 'ended', problem: ending, removed })
}

/** No page can be had for the step. */
export async function losePage(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
): Promise<void> {
  if (await passOverSelect(parts, record, step)) return
  const removed = step === 'remove' ? await removedByApi(parts, record.id) : record.removed
  if (await isRemoved(parts, record, step, removed)) return
  await parts.journal.record(record.id, { kind: 'ended', problem: { kind: 'page-lost' }, removed })
}

/** Where FitTrend says that it is gone, there is nothing left to do on a page that can't be had, or seen. */
async function isRemoved(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
  removed: RepairRecord['removed'],
): Promise<boolean> {
  return step === 'remove' && removed === 'yes' && (await finishByApi(parts, record, step, false))
}

/**
 * Step 5 where there is no page to do it on: FitTrend's API may be able to ask for permission without it. Where
 * it can't, the page is tried once more.
 */
async function passOverSelect(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
): Promise<boolean> {
  if (step !== 'select' || !consentsByApi(parts, record)) return false
  const note = message('note_asked_directly')
  await parts.journal.record(record.id, { kind: 'select-passed-over', note })
  return true
}

/** The user has just taken the clicks over, or given them back: the step is asked for anew. */
async function isTakenOver(parts: RunnerParts, record: RepairRecord): Promise<boolean> {
  const now = await parts.journal.load(record.id)
  return now !== null && !now.stopRequested && now.byHand !== record.byHand
}

/**
 * Goes on where FitTrend shows that this step is done by somebody else, or all of them; false elsewhere.
 * @param isOfPage Somebody has just clicked on this page, or else it may have been done on any: then nothing tells
 * whose this one is.
 */
export async function finishByApi(
  parts: RunnerParts,
  record: RepairRecord,
  step: StepId,
  isOfPage: boolean,
): Promise<boolean> {
  const seen = await seenByApi(parts, record, step)
  if (seen === 'no') return false
  if (seen === 'on') {
    const kind = record.removed === 'yes' ? 'not-connected' : 'not-removed'
    const problem = { kind } as const
    await parts.journal.record(record.id, { kind: 'ended', problem, removed: 'no' })
    return true
  }
  const tellsWhose = isOfPage && !wasOffBefore(record, step)
  if (!tellsWhose) await parts.journal.record(record.id, { kind: 'account-doubted' })
  await parts.journal.record(
    record.id,
    seen === 'back'
      ? { kind: 'back', state: null }
      : {
          kind: 'step-proved',
          step: step as PageStepId,
          // Somebody has switched it off, perhaps elsewhere.
          status: step === 'disable' && !tellsWhose ? 'skipped' : 'done',
          note: message('note_seen_by_fittrend'),
          isUntouched: false,
          isOff: step === 'expand',
          isGone: step === 'remove',
          goneAt: step === 'remove' ? await seenAt(parts, record) : undefined,
        },
  )
  return true
}

/** Whether a Remove that stopped has removed: by the page where it was never clicked, else by the API. */
async function stillThere(
  parts: RunnerParts,
  record: RepairRecord,
  result: Stopped,
  acted: boolean,
): Promise<RepairRecord['removed']> {
  if (record.removed === 'yes') return 'yes'
  if (!acted) return 'no'
  // A page that wants a sign-in lists nothing, whoever's it is.
  const isListed = result.view.kind === 'connect' && result.view.entry !== 'absent'
  if (result.clicked.length === 0 && isListed) {
    if (record.source === 'page') return 'no'
    // A page that hasn't been loaded since may still show what is gone.
    const now = await listedNow(parts, record)
    if (!now.ok) return record.removed
    return now.value === 'gone' ? 'yes' : 'no'
  }
  return await removedByApi(parts, record.id)
}
