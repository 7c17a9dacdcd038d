import type { PageProblem } from '../../page/page-step.ts'
import { type StepId, stepIds } from '../../site/steps.ts'
import { inWords, type Message, message } from '../../words/message.ts'
import { stepMessage } from '../../words/step-message.ts'
import { isBack } from '../is-back.ts'
import { listedIn } from '../listed-now.ts'
import { readAccount } from '../read-account.ts'
import type { RepairProblem } from '../record/problem.ts'
import type { RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'
import { guideRequest } from './request.ts'

/** Stops at which the user may be able to do on the page what the engine couldn't. */
const helpable: ReadonlySet<PageProblem['kind']> = new Set<PageProblem['kind']>([
  'not-found',
  'ambiguous',
  'covered',
  'not-actionable',
  'no-effect',
  'rolled-back',
  'unexpected-dialog',
  'wrong-page',
])

/** Of these, stops after a click of ours: what it came to isn't known, so the rest of the step is the user's. */
const afterOurClick: ReadonlySet<PageProblem['kind']> = new Set<PageProblem['kind']>([
  'no-effect',
  'rolled-back',
  'unexpected-dialog',
])

export function canUserHelp(problem: PageProblem): boolean {
  return helpable.has(problem.kind)
}

/**
 * Asks the user for the click that a step needs: brings its tab to the front and lets the page show
 * what to click. From there on the repair waits; the page tells when it is done (`RepairRunner.guided`).
 * @param problem Why the engine stopped; null where the user wants to click.
 * @param removed What is known of Remove by now, should the page show nothing.
 */
export async function askUser(
  parts: RunnerParts,
  record: RepairRecord,
  step: StepId,
  problem: PageProblem | null,
  removed = record.removed,
): Promise<void> {
  const { journal, hand } = parts
  const { tabId } = record
  const asked = stepMessage(step, record.service.name)
  const ending = problem ? pageProblem(problem) : notDone(asked)
  if (tabId === null) {
    await journal.record(record.id, { kind: 'ended', problem: ending, removed })
    return
  }
  const now = await journal.record(record.id, {
    kind: 'click-asked',
    step,
    sentence: problem?.sentence ?? message('step_as_sentence', { step: asked }),
    problem: ending,
    hands: problem && afterOurClick.has(problem.kind) ? 'step' : 'no',
  })
  if (now?.waiting?.kind !== 'user-click') return
  await hand.show(tabId)
  await showBanner(parts, record, step, tabId, 'user')
  const request = await guideRequest(parts, record, step, problem?.kind ?? null)
  if (await hand.guide(tabId, record.id, request)) return
  await journal.record(record.id, { kind: 'click-not-done', removed })
}

export function pageProblem({ kind, sentence, lookedFor, candidates }: PageProblem): RepairProblem {
  return { kind: 'page', page: kind, sentence, lookedFor, candidates }
}

function notDone(step: Message): RepairProblem {
  const sentence = message('stop_step_not_done', { step })
  return { kind: 'page', page: 'not-done', sentence, lookedFor: null, candidates: [] }
}

/** Says on the page which step the repair is at. @param hands whose click it is */
export async function showBanner(
  parts: RunnerParts,
  record: RepairRecord,
  step: StepId,
  tabId: number,
  hands: 'ours' | 'user',
): Promise<void> {
  const words = stepMessage(step, record.service.name)
  await parts.hand.banner(tabId, {
    repair: record.id,
    sentence: inWords(hands === 'ours' ? message('banner_ours', { words }) : words, false),
    step: stepIds.indexOf(step) + 1,
    of: stepIds.length,
  })
}

/**
 * What FitTrend itself shows of a step, whatever the page says: done, where the user may have used words
 * that the engine doesn't know; or, after our Disable, all of it done (`back`), by hand or by another browser.
 * `on`: it can't be removed, for it is on (again), and doesn't work.
 */
export async function seenByApi(
  parts: RunnerParts,
  record: RepairRecord,
  step: StepId,
): Promise<'done' | 'back' | 'on' | 'no'> {
  if (record.source !== 'api' || step === 'open') return 'no'
  const reading = await readAccount(parts, record)
  if (!reading.ok) return 'no'
  const isBegun = record.acted.includes('disable') || record.removed !== 'no'
  if (isBegun && isBack(reading.value, record)) return 'back'
  if (step === 'select' || step === 'enable') return 'no'
  const now = listedIn(reading.value, record)
  if (step === 'remove' && now.ok && now.value === 'on') return 'on'
  const isDone = now.ok && (now.value === 'gone' || (step !== 'remove' && now.value === 'off'))
  return isDone ? 'done' : 'no'
}
