import type { PageView, StepResult } from '../../page/page-step.ts'
import type { StepId } from '../../site/steps.ts'
import { message } from '../../words/message.ts'
import { isBack } from '../is-back.ts'
import { listedIn, listedNow } from '../listed-now.ts'
import { readAccount } from '../read-account.ts'
import type { PageStepId } from '../record/events.ts'
import type { RepairProblem } from '../record/problem.ts'
import type { RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'
import { isWrongOne } from './gate.ts'
import { askUser } from './hand-over.ts'
import { askWhose } from './whose-page.ts'

/** Where the page has offered no Disable to begin with, to have set out for it is no act of ours: it has to be seen. */
export function wasOffBefore({ wasOff }: RepairRecord, step: StepId): boolean {
  return step === 'disable' && wasOff === true
}

/** The page shows the step done: it counts where FitTrend's own account of it agrees. */
export async function finishStep(
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

/** Notes that a step is done. @param isUntouched nothing was clicked for it @param isOff see `step-proved` */
export async function stepDone(
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
      sentence: message('stop_no_remove', { word, name: record.service.name }),
      lookedFor: message('look_button', { word }),
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
export async function seenAt(
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
    sentence: message('stop_no_enable_service', { word }),
    lookedFor: message('look_button', { word }),
    candidates: [],
  }
}
