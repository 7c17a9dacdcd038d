import { type ConsentResult, parseConsentRedirect } from '../../identity/consent.ts'
import { FlowBusyError } from '../../identity/identity-port.ts'
import type { Problem } from '../../problems.ts'
import { noteQuestions } from '../questions.ts'
import { apiProblem } from '../read-account.ts'
import type { RepairProblem } from '../record/problem.ts'
import type { RepairRecord } from '../record/schema.ts'
import { move } from '../record/transitions.ts'
import { end, type RunnerParts } from '../runner-parts.ts'
import { stepRequest } from './request.ts'
import { askWhose, noteSession, proveAccount } from './whose-page.ts'

/** How asking for consent ended; `conflict`: FitTrend says that there is a connection already (409); `busy`: a window is open. */
export type ConsentOutcome =
  | ConsentResult
  | { kind: 'conflict' }
  | { kind: 'busy' }
  | { kind: 'problem'; problem: RepairProblem }

/**
 * Step 6 by the identity API: FitTrend's ticket, the service's own screens in the browser's window,
 * the answer checked. Runs outside the repair's lock, because the user takes as long as they take.
 */
export async function askConsent(
  parts: RunnerParts,
  record: RepairRecord,
  state: string,
): Promise<ConsentOutcome> {
  const { identity, api, profile } = parts
  if (!identity)
    return { kind: 'problem', problem: { kind: 'api', problem: { kind: 'no-identity' } } }
  const ticket = await api
    .as(record.account)
    .authorize(record.service.id, identity.redirectUri, state)
  if (!ticket.ok) return refusedTicket(record, ticket.problem)
  if (new URL(ticket.value.authorizationUrl).origin !== profile.origin) {
    return { kind: 'invalid', detail: 'authorizationUrl is not on FitTrend' }
  }
  try {
    const answer = await identity.launch(ticket.value.authorizationUrl)
    return parseConsentRedirect(answer, identity.redirectUri, state)
  } catch (error) {
    return { kind: error instanceof FlowBusyError ? 'busy' : 'closed' }
  }
}

function refusedTicket(record: RepairRecord, problem: Problem): ConsentOutcome {
  if (problem.kind === 'refused' && problem.status === 409) return { kind: 'conflict' }
  const gone = problem.kind === 'refused' && problem.status === 410
  return {
    kind: 'problem',
    problem: gone ? { kind: 'service-retired' } : apiProblem(record, problem),
  }
}

const refusals = {
  access_denied: 'consent-denied',
  account_in_use: 'account-in-use',
  scope_missing: 'scope-missing',
  service_error: 'service-error',
  expired: 'consent-expired',
} as const

/** By the identity API, where both it and FitTrend's API are there. */
export function consentsByApi(parts: RunnerParts, record: RepairRecord): boolean {
  return parts.identity !== null && record.source === 'api'
}

/** What a consent that didn't connect means for the repair; null where it did connect. */
export function problemOfConsent(outcome: ConsentOutcome): RepairProblem | null {
  switch (outcome.kind) {
    case 'connected':
    case 'busy':
      return null
    case 'conflict':
      return { kind: 'not-connected' }
    case 'problem':
      return outcome.problem
    case 'closed':
      return { kind: 'consent-closed' }
    case 'invalid':
      return { kind: 'consent-invalid' }
    case 'refused':
      return { kind: refusals[outcome.error] }
  }
}

/** Step 6 on the page, where there is no identity API: Enable is clicked, the user consents in the tab. */
export async function consentInTab(parts: RunnerParts, record: RepairRecord): Promise<void> {
  const { hand, journal } = parts
  const tabId = await hand.open(record.tabId, record.container)
  if (tabId === null) {
    await journal.update(record.id, (r) => end(r, { kind: 'page-lost' }))
    return
  }
  // The consent screen needs the user's eyes: a hidden tab would leave them waiting.
  await hand.show(tabId)
  if ((await proveAccount(parts, { ...record, tabId }, tabId)) === 'held') return
  const acted = record.acted.includes('enable')
  await journal.update(record.id, (r) => ({
    ...r,
    tabId,
    acted: [...new Set([...r.acted, 'enable' as const])],
  }))
  const request = await stepRequest(parts, record, 'enable', acted)
  const answer = await hand.perform(tabId, record.id, request)
  if (answer.kind === 'answer') {
    await noteQuestions(parts, record.id, 'enable', answer.result.questions)
    await noteSession(parts, record, 'enable', answer.result.view)
  }
  if (answer.kind === 'answer' && answer.result.kind === 'done') {
    return await enabledAlready(parts, record, tabId, answer.result.clicked.length > 0 || acted)
  }
  const stopped =
    answer.kind === 'answer' && answer.result.kind === 'stopped' ? answer.result : null
  await journal.update(record.id, (r) =>
    stopped
      ? end(r, {
          kind: 'page',
          page: stopped.problem.kind,
          sentence: stopped.problem.sentence,
          lookedFor: stopped.problem.lookedFor,
          candidates: stopped.problem.candidates,
        })
      : { ...r, waiting: { kind: 'consent-tab', since: parts.now() } },
  )
}

/** The page lists it as connected. By our own Enable, in this session: proved. Else who did it, and whose it is, only the user knows. */
async function enabledAlready(
  parts: RunnerParts,
  record: RepairRecord,
  tabId: number,
  isOurs: boolean,
): Promise<void> {
  const now = await parts.journal.load(record.id)
  if (!isOurs || now?.pageSession.inDoubt) return await askWhose(parts, record, 'listed', tabId)
  await parts.journal.update(record.id, (r) => toVerify(parts, r))
}

/** The connection is back: on to its proof. */
export function toVerify(parts: RunnerParts, record: RepairRecord): RepairRecord {
  const now = parts.now()
  return move(record, 'verify', {
    waiting: null,
    problem: null,
    consentState: null,
    enabledAt: now,
    settingsRestored: 'unknown',
    lookedAt: null,
    awaits: null,
    seen: false,
    steps: { ...record.steps, enable: { status: 'done', at: now, note: null } },
  })
}
