import type { PageView, StepResult } from '../../page/page-step.ts'
import type { StepId } from '../../site/steps.ts'
import { isBack } from '../is-back.ts'
import { listedIn, listedNow, removedByApi } from '../listed-now.ts'
import type { HandResult } from '../page-hand.ts'
import { readAccount } from '../read-account.ts'
import type { PageStepId } from '../record/events.ts'
import type { RepairProblem } from '../record/problem.ts'
import type { RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'
import { consentsByApi } from './consent.ts'
import { gateNow, isWrongOne } from './gate.ts'
import { askUser, canUserHelp, pageProblem, seenByApi, showBanner } from './hand-over.ts'
import { readList } from './list.ts'
import { stepRequest } from './request.ts'
import { askWhose, looksForeign, noteSession, proveAccount } from './whose-page.ts'

/** Page loads, closed tabs and hidden tabs that one step copes with before it gives up. */
const maxTries = 5

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
  const acted = record.acted.includes(step) && !wasOffBefore(record, step)
  if (
    step === 'disable' &&
    !acted &&
    (await readList(parts, { ...record, tabId }, tabId)) === 'held'
  )
    return
  if (step === 'disable' && (await breaksWhatWorks(parts, record))) return
  const intended = await journal.record(record.id, { kind: 'step-intended', step, tabId })
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
    return await distrust(parts, seen, step, settled.acted)
  if (result.kind === 'stopped')
    return await stopStep(parts, intended, step, { ...settled, result })
  // Only looked: the click that is left is the user's.
  if (result.found) return await askUser(parts, intended, step, null)
  // To open the page is an act, though nothing on it was clicked.
  const isUntouched = result.alreadyDone && !settled.acted && step !== 'open'
  await finishStep(parts, intended, step, result, isUntouched)
}

/** Where the page has offered no Disable to begin with, to have set out for it is no act of ours: it has to be seen. */
function wasOffBefore({ steps }: RepairRecord, step: StepId): boolean {
  return step === 'disable' && steps.disable !== undefined
}

/** Reading a list takes some seconds; the user's word on it, or a new worker, any time. */
const mostSeenMs = 10_000

/**
 * Where it is long ago, or by another clock, that the connection was seen broken, the gate is passed anew: another
 * browser, or the user by hand, may have repaired it since. True where that has ended the repair.
 */
async function breaksWhatWorks(parts: RunnerParts, record: RepairRecord): Promise<boolean> {
  const { startedAt, steps } = record
  if (Math.abs(parts.now() - (steps.expand?.at ?? startedAt)) <= mostSeenMs) return false
  const passed = await gateNow(parts, record)
  if (passed.ok) return false
  await parts.journal.record(record.id, { kind: 'ended', problem: passed.problem })
  return true
}

type Stopped = Extract<StepResult, { kind: 'stopped' }>

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
    // Before Remove in any case: while no worker lived, the page may have been loaded anew, signed in as another.
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
    acted = !wasOffBefore(record, step)
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
      if (isUntouched) await parts.journal.record(record.id, { kind: 'step-untouched', step })
      await parts.journal.record(
        record.id,
        obstacle.kind === 'removed-by-hand'
          ? { kind: 'found-removed', serverTime: (await seenAt(parts, record)) ?? 0 }
          : { kind: 'ended', problem: obstacle },
      )
      return
    }
  }
  await stepDone(parts, record, step, isUntouched, step === 'expand' && !result.view.can.disable)
}

async function stepDone(
  parts: RunnerParts,
  record: RepairRecord,
  step: PageStepId,
  isUntouched: boolean,
  isOff = false,
): Promise<void> {
  const status = isUntouched ? 'skipped' : 'done'
  await parts.journal.record(record.id, {
    kind: 'step-proved',
    step,
    status,
    note: null,
    isUntouched,
    isOff,
  })
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
  if (!isWrongOne(record, reading.value) && isBack(reading.value, record))
    return { kind: 'nothing-to-repair' }
  const now = listedIn(reading.value, record)
  if (!now.ok) return now.problem
  if (now.value === 'gone') return { kind: 'removed-by-hand' }
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
  const { journal } = parts
  const step = 'remove'
  if (record.source === 'page' && isUntouched) {
    await journal.record(record.id, { kind: 'step-untouched', step })
    return await askWhose(parts, record, 'not-listed')
  }
  const seen = record.source === 'page' ? 'gone' : await removalSeen(parts, record)
  const isGone = seen === 'gone'
  // Our own Disable has shown whose page it is: what is left to remove is on it, perhaps where nobody has looked.
  if (seen === 'off' && isUntouched && record.steps.disable?.status === 'done') {
    await journal.record(record.id, { kind: 'step-untouched', step })
    const [word = 'Remove'] = parts.profile.words.remove
    return await askUser(parts, record, step, {
      kind: 'not-found',
      sentence: `“${word}” isn’t on the page, but FitTrend still lists ${record.service.name}. It may be in a part of the page that is folded: click it there. Or the page is signed in to another account.`,
      lookedFor: `button "${word}"`,
      candidates: [],
    })
  }
  // Clicked, and FitTrend doesn't answer: to finish matters more than to know.
  if (isGone || (seen === 'silent' && !isUntouched)) {
    const status = isUntouched && questions.length === 0 ? 'skipped' : 'done'
    await journal.record(record.id, {
      kind: 'step-proved',
      step,
      status,
      note: null,
      isUntouched,
      isGone,
      goneAt: isGone ? await seenAt(parts, record) : undefined,
    })
    return
  }
  await journal.record(record.id, { kind: 'ended', ...unproved(record, seen, isUntouched) })
}

/** When FitTrend has told of it last, by its own clock; a page has none. */
async function seenAt(
  { monitor }: RunnerParts,
  { source, account }: RepairRecord,
): Promise<number | undefined> {
  return source === 'api' ? (await monitor.reading(account))?.serverTime : undefined
}

/** The page shows it gone, the account's own reading doesn't: not its page, or not done yet. */
function unproved(
  { removed }: RepairRecord,
  seen: 'on' | 'off' | 'silent',
  isUntouched: boolean,
): { problem: RepairProblem; removed: RepairRecord['removed'] } {
  const isOther = seen === 'on' || (seen === 'off' && isUntouched)
  return isOther
    ? { problem: { kind: 'other-account' }, removed: 'no' }
    : { problem: { kind: 'not-removed' }, removed }
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
    // More than Disable has happened, and not on this page: it proves nothing of whose this one is.
    if (now.value === 'gone') await parts.journal.record(record.id, { kind: 'account-doubted' })
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

async function losePage(parts: RunnerParts, record: RepairRecord, step: PageStepId): Promise<void> {
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
  const note = 'FitTrend was asked directly.'
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
          status: 'done',
          note: 'Seen by FitTrend’s own account of it.',
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
