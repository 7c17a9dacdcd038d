import type { PageView, StepResult } from '../../page/page-step.ts'
import type { StepId } from '../../site/steps.ts'
import { isBack } from '../is-back.ts'
import { listedIn, listedNow, removedByApi } from '../listed-now.ts'
import type { HandResult } from '../page-hand.ts'
import { noteQuestions } from '../questions.ts'
import { readAccount } from '../read-account.ts'
import type { RepairProblem } from '../record/problem.ts'
import type { RepairRecord } from '../record/schema.ts'
import { move } from '../record/transitions.ts'
import { end, type RunnerParts } from '../runner-parts.ts'
import { consentsByApi, toVerify } from './consent.ts'
import { askUser, canUserHelp, pageProblem, seenByApi, showBanner } from './hand-over.ts'
import { stepRequest } from './request.ts'
import { askWhose, looksForeign, noteSession, proveAccount } from './whose-page.ts'

export type PageStepId = Exclude<StepId, 'enable'>

/** Page loads, closed tabs and hidden tabs that one step copes with before it gives up. */
const maxTries = 5

const nextPhase = {
  open: 'expand',
  expand: 'disable',
  disable: 'remove',
  remove: 'select',
  select: 'enable',
} as const

/** Does one step on the page: intent into the journal, act and proof on the page, outcome into the journal. */
export async function doPageStep(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
): Promise<void> {
  const { journal, hand } = parts
  const tabId = await hand.open(record.tabId, record.container)
  if (tabId === null) return await losePage(parts, record, step)
  if (step !== 'open' && (await proveAccount(parts, { ...record, tabId }, tabId)) === 'held') return
  const acted = record.acted.includes(step)
  const intended = await journal.update(record.id, (r) => withIntent(r, step, tabId))
  if (!intended || intended.stopRequested) return
  parts.changed()
  const settled = await performOnPage(parts, intended, step, acted, tabId)
  if (settled === null) return await losePage(parts, intended, step)
  if (settled === 'in doubt') {
    await proveAccount(parts, intended, (await parts.journal.load(record.id))?.tabId ?? tabId, true)
    return
  }
  const { result } = settled
  const seen = await parts.journal.load(record.id)
  // The page has changed hands under the step: what it shows is no proof of anything.
  if (seen?.pageSession.inDoubt && result.kind === 'done')
    return await distrust(parts, seen, step, result)
  if (result.kind === 'stopped') return await stopStep(parts, intended, step, result)
  // Only looked: the click that is left is the user's.
  if (result.found) return await askUser(parts, intended, step, null)
  // To open the page is an act, though nothing on it was clicked.
  const isUntouched = result.alreadyDone && !settled.acted && step !== 'open'
  await finishStep(parts, intended, step, result, isUntouched)
}

/** Written ahead of the act: from here on the act may have happened. Not where Stop came first. */
function withIntent(record: RepairRecord, step: StepId, tabId: number): RepairRecord {
  if (record.stopRequested) return { ...record, tabId }
  const acted = record.acted.includes(step) ? record.acted : [...record.acted, step]
  const removed = step === 'remove' && record.removed === 'no' ? 'maybe' : record.removed
  return { ...record, tabId, acted, removed }
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
  firstTab: number,
): Promise<Settled | null | 'in doubt'> {
  let tabId = firstTab
  let isNewDocument = actedBefore
  let acted = actedBefore
  let last: Settled | null = null
  for (let tries = 0; tries < maxTries; tries++) {
    await showBanner(parts, record, step, tabId)
    const mayBeAnother = isNewDocument && step !== 'open'
    if (mayBeAnother && (await looksForeign(parts, record, step, tabId))) return 'in doubt'
    isNewDocument = true
    const request = await stepRequest(parts, record, step, acted)
    const answer: HandResult = await parts.hand.perform(tabId, record.id, request)
    if (answer.kind === 'answer') {
      const { questions, view } = answer.result
      await noteQuestions(parts, record.id, step, questions)
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
    acted = true
    if (stopped) return last
    if (answer.kind === 'gone') {
      const reopened = await parts.hand.open(null, record.container)
      if (reopened === null) return null
      tabId = reopened
      await parts.journal.update(record.id, (r) => ({ ...r, tabId: reopened }))
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
  { clicked }: Extract<StepResult, { kind: 'done' }>,
): Promise<void> {
  const { tabId } = record
  if (clicked.length === 0) await parts.journal.update(record.id, (r) => asActed(r, step, true))
  if (step === 'open' || tabId === null) return await advanceUnproved(parts, record, step)
  await proveAccount(parts, record, tabId)
}

/** The Connect page is open, whosever it is: the next step asks. */
async function advanceUnproved(parts: RunnerParts, record: RepairRecord, step: PageStepId) {
  await parts.journal.update(record.id, (r) =>
    move(r, nextPhase[step], { steps: { ...r.steps, [step]: mark(parts, false, null) } }),
  )
}

async function finishStep(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
  result: Extract<StepResult, { kind: 'done' }>,
  isUntouched: boolean,
): Promise<void> {
  if (step === 'remove') return await finishRemove(parts, record, result, isUntouched)
  if (step === 'expand' || step === 'disable') {
    const obstacle =
      step === 'expand'
        ? await apiAgreesOnEnabled(parts, record, result.view)
        : record.source === 'api'
          ? await apiAgreesOnDisabled(parts, record)
          : pageOffersTheRest(parts, result.view)
    if (obstacle !== null) {
      await parts.journal.update(record.id, (r) => end(asActed(r, step, isUntouched), obstacle))
      return
    }
  }
  await parts.journal.update(record.id, (r) =>
    move(asActed(r, step, isUntouched), nextPhase[step], {
      steps: { ...r.steps, [step]: mark(parts, isUntouched, null) },
    }),
  )
}

/** The intent was written ahead; where the step turned out to be done already, nothing came of it. */
function asActed(record: RepairRecord, step: StepId, isUntouched: boolean): RepairRecord {
  return isUntouched ? { ...record, acted: record.acted.filter((id) => id !== step) } : record
}

function mark(parts: RunnerParts, skipped: boolean, note: string | null) {
  return { status: skipped ? ('skipped' as const) : ('done' as const), at: parts.now(), note }
}

/**
 * Before Disable: where the API shows the connection switched off or gone already and the page still
 * offers Disable, the page is another account's. After the click nothing could tell them apart. And since
 * the gate another browser, or the user by hand, may have repaired it: a reset would break what works.
 */
async function apiAgreesOnEnabled(
  parts: RunnerParts,
  record: RepairRecord,
  view: PageView,
): Promise<RepairProblem | null> {
  if (record.source !== 'api' || !view.can.disable) return null
  const reading = await readAccount(parts, record)
  if (!reading.ok) return reading.problem
  if (!record.force && isBack(reading.value, record)) return { kind: 'nothing-to-repair' }
  const now = listedIn(reading.value, record)
  if (!now.ok) return now.problem
  return now.value === 'on' ? null : { kind: 'other-account' }
}

/**
 * Remove is done when the account's own reading says so. Without the API by a click whose effect was seen in the
 * same session; where nobody has clicked here, the user is asked.
 */
async function finishRemove(
  parts: RunnerParts,
  record: RepairRecord,
  { questions }: Extract<StepResult, { kind: 'done' }>,
  isUntouched: boolean,
): Promise<void> {
  if (record.source === 'page' && isUntouched) {
    await parts.journal.update(record.id, (r) => ({ ...asActed(r, 'remove', true), removed: 'no' }))
    return await askWhose(parts, record, 'not-listed')
  }
  const seen = record.source === 'page' ? 'gone' : await removalSeen(parts, record)
  const isAsked = questions.length > 0
  await parts.journal.update(record.id, (r) => {
    const removed = seen === 'gone' ? ('yes' as const) : r.removed
    // Clicked, and FitTrend doesn't answer: to finish matters more than to know.
    if (seen === 'gone' || (seen === 'silent' && !isUntouched)) {
      return move(asActed(r, 'remove', isUntouched), 'select', {
        removed,
        steps: { ...r.steps, remove: mark(parts, isUntouched && !isAsked, null) },
      })
    }
    return endUnproved(r, seen, isUntouched)
  })
}

/** The page shows it gone, the account's own reading doesn't: not its page, or not done yet. */
function endUnproved(
  record: RepairRecord,
  seen: 'on' | 'off' | 'silent',
  isUntouched: boolean,
): RepairRecord {
  if (seen === 'on') return end({ ...record, removed: 'no' }, { kind: 'other-account' })
  if (!isUntouched) return end(record, { kind: 'not-removed' })
  if (seen === 'off')
    return end({ ...asActed(record, 'remove', true), removed: 'no' }, { kind: 'other-account' })
  return end(record, { kind: 'not-removed' })
}

async function removalSeen(
  parts: RunnerParts,
  record: RepairRecord,
): Promise<'gone' | 'on' | 'off' | 'silent'> {
  let seen: 'gone' | 'on' | 'off' | 'silent' = 'silent'
  for (const wait of agreementWaits) {
    if (wait > 0) await parts.sleep(wait)
    const now = await listedNow(parts, record)
    seen = now.ok ? now.value : 'silent'
    if (seen === 'gone' || seen === 'silent') return seen
  }
  return seen
}

/** Reads of the API while it catches up with the page, in ms of waiting before each. */
const agreementWaits = [0, 300, 600, 1_200, 2_400, 4_800]

/**
 * Before anything is removed, the API has to show what the page showed. If it doesn't, the page may
 * be signed in to another FitTrend account than the one that Reconnect reads: then Remove would hit
 * the wrong person's connection. Null when it agrees.
 */
async function apiAgreesOnDisabled(
  parts: RunnerParts,
  record: RepairRecord,
): Promise<RepairProblem | null> {
  for (const wait of agreementWaits) {
    if (wait > 0) await parts.sleep(wait)
    const now = await listedNow(parts, record)
    if (!now.ok) return now.problem
    if (now.value !== 'on') return null
  }
  return { kind: 'other-account' }
}

/** Without the API, Remove may come only where the page lets the service be added again. */
function pageOffersTheRest(parts: RunnerParts, view: PageView): RepairProblem | null {
  if (view.can.enableService) return null
  const [word = 'Enable Service'] = parts.profile.words.enableService
  return {
    kind: 'page',
    page: 'not-found',
    sentence: `“${word}” isn’t on the page, so nothing was removed: the service could not be added again.`,
    lookedFor: `button "${word}"`,
    candidates: [],
  }
}

async function stopStep(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
  result: Extract<StepResult, { kind: 'stopped' }>,
): Promise<void> {
  const { problem } = result
  if (problem.kind === 'stopped' && (await isTakenOver(parts, record))) return
  const removed = step === 'remove' ? await stillThere(parts, record, result) : record.removed
  if (problem.kind !== 'stopped' && (await goOnWithoutPage(parts, record, step))) return
  if (problem.kind === 'signed-out' && record.tabId !== null) {
    // Shown once: a look that finds the page still signed out must not take the user's focus again.
    if (!record.signInShown) await parts.hand.show(record.tabId)
    await parts.journal.update(record.id, (r) => ({
      ...r,
      removed,
      signInShown: true,
      // Whoever signs in now may be somebody else.
      pageSession: { ...r.pageSession, inDoubt: true },
      waiting: { kind: 'site-sign-in', since: parts.now() },
    }))
    return
  }
  if (problem.kind !== 'stopped' && (await finishByApi(parts, record, step))) return
  if (canUserHelp(problem)) return await askUser(parts, record, step, problem)
  await parts.journal.update(record.id, (r) =>
    end({ ...r, removed }, problem.kind === 'stopped' ? { kind: 'stopped' } : pageProblem(problem)),
  )
}

async function losePage(parts: RunnerParts, record: RepairRecord, step: PageStepId): Promise<void> {
  if (await goOnWithoutPage(parts, record, step)) return
  const removed = step === 'remove' ? await removedByApi(parts, record.id) : record.removed
  await parts.journal.update(record.id, (r) => end({ ...r, removed }, { kind: 'page-lost' }))
}

/** After Remove, consent by the API doesn't need the page: finishing matters more than step 5. */
async function goOnWithoutPage(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
): Promise<boolean> {
  if (step !== 'select' || !consentsByApi(parts, record)) return false
  const note = 'Not needed: FitTrend was asked directly.'
  await parts.journal.update(record.id, (r) =>
    move(r, 'enable', { steps: { ...r.steps, select: mark(parts, true, note) } }),
  )
  return true
}

/** The user has just taken the clicks over, or given them back: the step is asked for anew. */
async function isTakenOver(parts: RunnerParts, record: RepairRecord): Promise<boolean> {
  const now = await parts.journal.load(record.id)
  return now !== null && !now.stopRequested && now.byHand !== record.byHand
}

/** Goes on where FitTrend shows that this step is done by somebody else, or all of them; false elsewhere. */
export async function finishByApi(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
): Promise<boolean> {
  const seen = await seenByApi(parts, record, step)
  if (seen === 'no') return false
  await parts.journal.update(record.id, (r) => {
    if (r.phase !== step) return r
    if (seen === 'back') return toVerify(parts, r)
    return move(r, nextPhase[step], {
      waiting: null,
      steps: {
        ...r.steps,
        [step]: mark(parts, false, 'Seen by FitTrend’s own account of it.'),
      },
      ...(step === 'remove' ? { removed: 'yes' } : {}),
    })
  })
  return true
}

/** Whether a Remove that stopped has removed: by the page where it was never clicked, else by the API. */
async function stillThere(
  parts: RunnerParts,
  record: RepairRecord,
  result: Extract<StepResult, { kind: 'stopped' }>,
): Promise<RepairRecord['removed']> {
  if (record.removed === 'yes') return 'yes'
  if (result.clicked.length === 0 && result.view.entry !== 'absent') return 'no'
  return await removedByApi(parts, record.id)
}
