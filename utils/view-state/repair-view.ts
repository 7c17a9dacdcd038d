import type { RepairOutcome, RepairView, StepStatus } from '../protocol/app-state.ts'
import type { RepairProblem } from '../repair/record/problem.ts'
import type { RepairRecord, StepMark } from '../repair/record/schema.ts'
import { type StepId, stepIds } from '../site/steps.ts'
import { inWords, say, snake } from '../words/message.ts'
import { stepMessage } from '../words/step-message.ts'
import { outcomeInWords } from './outcome-in-words.ts'
import { proofInWords } from './proof-in-words.ts'

/**
 * A repair as the views show it.
 * @param isLeft the consent window that is open was left by a worker that was killed
 */
export function repairView(record: RepairRecord, asksConsent: boolean, isLeft = false): RepairView {
  const current = currentStep(record)
  const done = stepIds.filter((id) => record.steps[id]).length
  const { service } = record
  return {
    id: record.id,
    account: record.account,
    service,
    steps: stepIds.map((id) => ({
      id,
      words: inWords(stepMessage(id, service.name)),
      status: statusOf(record, id, current),
      note: noteOf(record.steps[id]),
    })),
    current,
    phase: phaseOf(record),
    sentence: sentenceOf(record, current),
    progress: record.phase === 'repaired' ? 1 : done / (stepIds.length + 1),
    waiting: waitingOf(record, asksConsent, isLeft),
    clicks: clicksOf(record, current),
    outcome: outcomeOf(record),
  }
}

function noteOf(mark: StepMark | undefined): string | null {
  return mark?.note ? inWords(mark.note) : null
}

function currentStep({ phase }: RepairRecord): StepId | null {
  return stepIds.find((id) => id === phase) ?? null
}

function phaseOf({ phase }: RepairRecord): RepairView['phase'] {
  if (phase === 'gate' || phase === 'repaired' || phase === 'not-repaired') return phase
  return phase === 'verify' ? 'verifying' : 'steps'
}

function statusOf(record: RepairRecord, id: StepId, current: StepId | null): StepStatus {
  const mark = record.steps[id]
  if (mark) return mark.status
  if (id === current) return record.waiting ? 'waiting' : 'working'
  const firstMissing = stepIds.find((step) => !record.steps[step])
  return record.phase === 'not-repaired' && id === firstMissing && record.before
    ? 'failed'
    : 'pending'
}

/** Enable leads to the service's own questions, which are the user's anyway. */
function clicksOf({ byHand }: RepairRecord, current: StepId | null): RepairView['clicks'] {
  if (current === null || current === 'enable') return null
  return byHand === 'rest' ? 'user' : 'ours'
}

function sentenceOf(record: RepairRecord, current: StepId | null): string {
  const { name } = record.service
  if (record.stopRequested) return say('progress_stopping')
  if (current) {
    const number = stepIds.indexOf(current) + 1
    const words = stepMessage(current, name)
    return say(current === 'enable' ? 'progress_step' : 'progress_ours', { number, words })
  }
  switch (record.phase) {
    case 'gate':
      return say('progress_gate', { name })
    case 'verify':
      // A history takes hours, which its own words say.
      return record.awaits === 'history'
        ? proofInWords(record)
        : `${proofInWords(record)} ${say('progress_may_close')}`
    case 'repaired':
      return say('progress_repaired', { name })
    default:
      return say('progress_not_repaired', { name })
  }
}

function waitingOf(
  record: RepairRecord,
  asksConsent: boolean,
  isLeft: boolean,
): RepairView['waiting'] {
  const { name } = record.service
  const asks = (words: string, button: NonNullable<RepairView['waiting']>['button']) => ({
    sentence: say('waiting_for_you', { words }),
    button,
  })
  switch (record.waiting?.kind) {
    case 'consent':
      return asksConsent
        ? asks(windowQuestion(name, isLeft), isLeft ? 'either' : 'show-page')
        : asks(say('waiting_permission', { name }), 'grant-permission')
    case 'consent-tab':
      return asks(say('waiting_tab', { name }), 'show-page')
    case 'user-click':
      return asks(inWords(record.waiting.sentence), 'show-page')
    case 'account':
      return asks(whoseQuestion(record, record.waiting.why), 'account')
    case 'list':
      return asks(listQuestion(name, record.waiting), 'list')
    case 'site-sign-in':
      return asks(say('waiting_sign_in'), 'show-page')
    default:
      return null
  }
}

/** @param isLeft the window was left by a worker that was killed, and may never show anything */
function windowQuestion(name: string, isLeft: boolean): string {
  const question = say('waiting_window', { name })
  return isLeft ? `${question} ${say('waiting_window_empty')}` : question
}

/** Nothing was removed yet: the user decides whether what comes after Remove shall be theirs. */
function listQuestion(name: string, { problem }: { problem: RepairProblem }): string {
  const page = problem.kind === 'page' ? problem.page : null
  const trouble = listTroubles.find((kind) => kind === page)
  const why = say(`list_${trouble ? snake(trouble) : 'empty'}`, { name })
  return `${why} ${say('list_by_yourself', { name })}`
}

/** Kinds of the page's stop. */
const listTroubles = ['covered', 'ambiguous', 'no-effect', 'not-actionable'] as const

/** In words that name the account, where anybody does. */
function whoseQuestion(
  { accountName, service: { name } }: RepairRecord,
  why: 'signed-in' | 'not-listed' | 'listed',
): string {
  const kind = snake(why)
  return accountName === ''
    ? say(`whose_${kind}`, { name })
    : say(`whose_${kind}_named`, { name, account: accountName })
}

function outcomeOf(record: RepairRecord): RepairOutcome | null {
  if (record.receipt) return { kind: 'repaired', receipt: record.receipt }
  const told = outcomeInWords(record)
  return told && { kind: 'not-repaired', ...told, record }
}
