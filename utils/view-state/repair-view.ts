import type { RepairOutcome, RepairView, StepStatus } from '../protocol/app-state.ts'
import type { RepairProblem } from '../repair/record/problem.ts'
import type { RepairRecord } from '../repair/record/schema.ts'
import { builtInProfile, type SiteProfile } from '../site/profile.ts'
import { type StepId, stepIds, wordsOfStep } from '../site/steps.ts'
import { writeReport } from '../support/report.ts'
import { outcomeInWords } from './outcome-in-words.ts'
import { proofInWords } from './proof-in-words.ts'

/**
 * A repair as the views show it.
 * @param isLeft the consent window that is open was left by a worker that was killed
 * @param site whose words and services the report may tell
 */
export function repairView(
  record: RepairRecord,
  asksConsent: boolean,
  isLeft = false,
  site = builtInProfile(),
): RepairView {
  const current = currentStep(record)
  const done = stepIds.filter((id) => record.steps[id]).length
  const { service } = record
  return {
    id: record.id,
    account: record.account,
    service,
    steps: stepIds.map((id) => ({
      id,
      words: wordsOfStep(id, service.name),
      status: statusOf(record, id, current),
      note: record.steps[id]?.note ?? null,
    })),
    current,
    phase: phaseOf(record),
    sentence: sentenceOf(record, current),
    progress: record.phase === 'repaired' ? 1 : done / (stepIds.length + 1),
    waiting: waitingOf(record, asksConsent, isLeft),
    clicks: clicksOf(record, current),
    outcome: outcomeOf(record, site),
  }
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
  if (record.stopRequested) return 'Stopping …'
  if (current) return `Step ${stepIds.indexOf(current) + 1} of 6: ${wordsOfStep(current, name)}`
  switch (record.phase) {
    case 'gate':
      return `Checking that ${name} can be repaired safely …`
    case 'verify':
      return proofInWords(record)
    case 'repaired':
      return `${name} is repaired.`
    default:
      return `${name} is not repaired.`
  }
}

const emptyWindow = ' If that window is empty, click “Grant permission”.'

function waitingOf(
  record: RepairRecord,
  asksConsent: boolean,
  isLeft: boolean,
): RepairView['waiting'] {
  const { name } = record.service
  const asks = (words: string, button: NonNullable<RepairView['waiting']>['button']) => ({
    sentence: `Waiting for you: ${words}`,
    button,
  })
  switch (record.waiting?.kind) {
    case 'consent':
      return asksConsent
        ? asks(
            `${name} asks for your permission in a window of its own. Allow FitTrend there.${isLeft ? emptyWindow : ''}`,
            isLeft ? 'either' : 'show-page',
          )
        : asks(`${name} needs your permission to go on.`, 'grant-permission')
    case 'consent-tab':
      return asks(`${name} asks for your permission in the FitTrend tab.`, 'show-page')
    case 'user-click':
      return asks(record.waiting.sentence, 'show-page')
    case 'account':
      return asks(whoseQuestion(record, record.waiting.why), 'account')
    case 'list':
      return asks(listQuestion(name, record.waiting), 'list')
    case 'site-sign-in':
      return asks(
        'FitTrend’s page wants you to sign in. The repair goes on by itself after that.',
        'show-page',
      )
    default:
      return null
  }
}

/** Nothing was removed yet: the user decides whether what comes after Remove shall be theirs. */
function listQuestion(name: string, { problem }: { problem: RepairProblem }): string {
  const trouble = problem.kind === 'page' ? listTroubles[problem.page] : undefined
  return `Reconnect can’t use FitTrend’s list of services, where ${name} is added again after Remove: ${trouble ?? 'no service can be told in it'}. Nothing was removed so far. If you go on, you choose ${name} in that list by yourself, and are shown where.`
}

/** By the kind of the page's stop. */
const listTroubles: { [kind: string]: string } = {
  covered: 'something lies over it',
  ambiguous: 'several things on the page could be it',
  'no-effect': 'a click doesn’t open it',
  'not-actionable': 'the page doesn’t let it be used',
}

/** In words that name the account, where anybody does. */
function whoseQuestion(
  { accountName, service: { name } }: RepairRecord,
  why: 'signed-in' | 'not-listed' | 'listed',
): string {
  const account = accountName === '' ? 'the account in which this repair began' : `“${accountName}”`
  switch (why) {
    case 'signed-in':
      return `FitTrend’s page may be signed in to another account now. Is it ${account}? Look at the page, then say so here.`
    case 'not-listed':
      return `${name} isn’t on FitTrend’s page. Is that the page of ${account}, and was ${name} removed there?`
    case 'listed':
      return `FitTrend’s page shows ${name} as connected. Is that the page of ${account}?`
  }
}

function outcomeOf(record: RepairRecord, site: SiteProfile): RepairOutcome | null {
  if (record.receipt) return { kind: 'repaired', receipt: record.receipt }
  const told = outcomeInWords(record)
  return told && { kind: 'not-repaired', ...told, report: writeReport(record, site) }
}
