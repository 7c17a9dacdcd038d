import type { StepResult } from '../../page/page-step.ts'
import type { HandResult } from '../page-hand.ts'
import type { PageStepId } from '../record/events.ts'
import type { RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'
import { finishStep, stepDone, wasOffBefore } from './finish.ts'
import { gateNow } from './gate.ts'
import { askUser, seenByApi, showBanner } from './hand-over.ts'
import { readList } from './list.ts'
import { stepRequest } from './request.ts'
import { finishByApi, losePage, stopStep } from './stop.ts'
import { looksForeign, noteSession, proveAccount } from './whose-page.ts'

/** Page loads, closed tabs and hidden tabs that one step copes with before it gives up. */
const maxTries = 5

/**
 * Does one step on the page: intent into the journal, act and proof on the page, outcome into the journal.
 * @param isTakenUp this worker hasn't just done the step before: it has started anew, or the user was waited for
 */
export async function doPageStep(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
  isTakenUp: boolean,
): Promise<void> {
  const { journal, hand } = parts
  const tabId = await hand.open(record.tabId, record.container)
  if (tabId === null) return await losePage(parts, record, step)
  const here = { ...record, tabId }
  if (step !== 'open' && (await proveAccount(parts, here, tabId)) === 'held') return
  const acted = record.acted.includes(step) && !wasOffBefore(record, step)
  if (step === 'disable' && !acted && (await readList(parts, here, tabId)) === 'held') return
  if (step === 'disable' && !(await mayDisable(parts, here, tabId, isTakenUp))) return
  if (step === 'remove' && isTakenUp && (await isBackMeanwhile(parts, record))) return
  const intended = await journal.record(record.id, { kind: 'step-intended', step, tabId })
  if (!intended || intended.stopRequested) return
  parts.changed()
  const settled = await performOnPage(parts, intended, step, acted, isTakenUp, tabId)
  if (settled === null) return await losePage(parts, intended, step)
  if (settled === 'in doubt') {
    await proveAccount(parts, intended, (await parts.journal.load(record.id))?.tabId ?? tabId, true)
    return
  }
  const { result } = settled
  const seen = await parts.journal.load(record.id)
  // The page has changed hands under the step: what it shows is no proof of anything.
  if (seen?.pageSession.inDoubt && result.kind === 'done')
    return await distrust(parts, seen, step, settled.acted)
  if (result.kind === 'stopped')
    return await stopStep(parts, intended, step, { ...settled, result })
  // Only looked: the click that is left is the user's.
  if (result.found) return await askUser(parts, intended, step, null)
  // To open the page is an act, though nothing on it was clicked.
  const isUntouched = result.alreadyDone && !settled.acted && step !== 'open'
  await finishStep(parts, intended, step, result, isUntouched)
}

/** Reading a list takes some seconds; on a page that is slow, more. */
const mostSeenMs = 10_000

/**
 * Where it isn't just now that the connection was seen broken, the gate is passed anew: another browser, or the user
 * by hand, may have repaired it since, or have switched it off. A page that still offers Disable then isn't its page,
 * or is an old one. False where that has done the step, or ended the repair.
 */
async function mayDisable(
  parts: RunnerParts,
  record: RepairRecord,
  tabId: number,
  isTakenUp: boolean,
): Promise<boolean> {
  const { startedAt, steps, source, acted } = record
  const sinceMs = Math.abs(parts.now() - (steps.expand?.at ?? startedAt))
  const isApi = source === 'api'
  // Without the API a look opens a tab of its own.
  const isUnsure = isApi && (isTakenUp || wasOffBefore(record, 'disable'))
  if (!isUnsure && sinceMs <= mostSeenMs) return true
  const passed = await gateNow(parts, record)
  if (!passed.ok) {
    await parts.journal.record(record.id, { kind: 'ended', problem: passed.problem })
    return false
  }
  const mayBeOurs = acted.includes('disable') && !wasOffBefore(record, 'disable')
  const isOurs = mayBeOurs && !(await stillOffersDisable(parts, record, tabId))
  return isOurs || !(await finishByApi(parts, record, 'disable', false))
}

/** A look that clicks nothing: on a page that is still to be clicked a Disable of ours hasn't happened. */
async function stillOffersDisable(
  parts: RunnerParts,
  record: RepairRecord,
  tabId: number,
): Promise<boolean> {
  const request = {
    ...(await stepRequest(parts, record, 'disable', true)),
    mode: 'dry-run' as const,
  }
  const answer = await parts.hand.perform(tabId, record.id, request)
  const result = answer.kind === 'answer' ? answer.result : null
  return result?.kind === 'done' && result.found !== undefined
}

/** Another browser may have done all of it while the user was waited for: then Remove would hit what works. */
async function isBackMeanwhile(parts: RunnerParts, record: RepairRecord): Promise<boolean> {
  if ((await seenByApi(parts, record, 'remove')) !== 'back') return false
  await parts.journal.record(record.id, { kind: 'back', state: null })
  return true
}

/** An answer that isn't cut short by a page load, and whether an act of the step was sent before or with it. */
interface Settled {
  result: Extract<StepResult, { kind: 'done' | 'stopped' }>
  acted: boolean
}

/**
 * Asks the page until it settles on an answer; null where the page can't be kept. `in doubt`: a document that has
 * been loaded since may be another account's, and nothing was clicked on it.
 */
async function performOnPage(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
  actedBefore: boolean,
  isTakenUp: boolean,
  firstTab: number,
): Promise<Settled | null | 'in doubt'> {
  let tabId = firstTab
  let isNewDocument = isTakenUp
  let acted = actedBefore
  let last: Settled | null = null
  for (let tries = 0; tries < maxTries; tries++) {
    await showBanner(parts, record, step, tabId, 'ours')
    // Before Remove in any case. While no worker lived, or the user was waited for, the page may have been loaded anew,
    // signed in as another.
    const mayBeAnother = (isNewDocument && step !== 'open') || step === 'remove'
    if (mayBeAnother && (await looksForeign(parts, record, step, tabId))) return 'in doubt'
    isNewDocument = true
    const request = await stepRequest(parts, record, step, acted)
    const answer: HandResult = await parts.hand.perform(tabId, record.id, request)
    if (answer.kind === 'answer') {
      const { questions, view } = answer.result
      if (questions.length > 0)
        await parts.journal.record(record.id, { kind: 'questions-asked', step, questions })
      await noteSession(parts, record, step, view)
    }
    const stopped = (await parts.journal.load(record.id))?.stopRequested ?? true
    if (answer.kind === 'answer' && answer.result.kind !== 'leaving') {
      const { result } = answer
      acted ||= result.clicked.length > 0
      last = { result, acted }
      if (stopped || !(await mayHelp(parts, result, step, tabId))) return last
      continue
    }
    // The page went away with or after the act: the next document has to tell what came of it.
    const hasClicked = answer.kind === 'answer' && answer.result.clicked.length > 0
    acted ||= hasClicked || !wasOffBefore(record, step)
    if (stopped) return last
    if (answer.kind === 'gone') {
      const reopened = await parts.hand.open(null, record.container)
      if (reopened === null) return null
      tabId = reopened
      await parts.journal.record(record.id, { kind: 'tab-opened', tabId: reopened })
    }
  }
  return last
}

/** Stops that are the same however the page is shown. */
export const beyondRemedy: ReadonlySet<string> = new Set([
  'signed-out',
  'stopped',
  'ambiguous',
  'rolled-back',
])

/** Tries a remedy that changes nothing on the page; true where asking again may give another answer. */
async function mayHelp(
  parts: RunnerParts,
  result: Settled['result'],
  step: PageStepId,
  tabId: number,
): Promise<boolean> {
  if (result.kind === 'done') return false
  const { kind } = result.problem
  if (beyondRemedy.has(kind)) return false
  if (kind === 'wrong-page' && step !== 'open') {
    await parts.hand.reload(tabId)
    return true
  }
  // Some pages don't settle unseen: no animation frames, slow timers.
  if (await parts.hand.isHidden(tabId)) {
    await parts.hand.show(tabId)
    return true
  }
  return false
}

/** Done, but perhaps by another account's page: asked for anew once the account is proved. */
async function distrust(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
  acted: boolean,
): Promise<void> {
  const { tabId } = record
  // The Connect page is open, whosever it is: the next step asks.
  if (step === 'open') return await stepDone(parts, record, step, false)
  if (!acted) await parts.journal.record(record.id, { kind: 'step-untouched', step })
  if (tabId === null) return await stepDone(parts, record, step, !acted)
  await proveAccount(parts, record, tabId)
}
