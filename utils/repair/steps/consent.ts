import { type ConsentResult, parseConsentRedirect } from '../../identity/consent.ts'
import { FlowBusyError, UnreachableError } from '../../identity/identity-port.ts'
import type { Problem } from '../../problems.ts'
import { isBack } from '../is-back.ts'
import { apiProblem, readAccount } from '../read-account.ts'
import type { RepairProblem } from '../record/problem.ts'
import type { RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'
import { askUser, canUserHelp, pageProblem, showBanner } from './hand-over.ts'
import { stepRequest } from './request.ts'
import { askWhose, noteSession, proveAccount } from './whose-page.ts'

/**
 * How asking for consent ended. `unavailable`: it can't be asked by the API, for whatever reason, so that the page's
 * own Enable is next; `busy`: a window is open.
 */
export type ConsentOutcome =
  | ConsentResult
  | { kind: 'unavailable' }
  | { kind: 'unreachable' }
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
  if (!identity) return { kind: 'unavailable' }
  const ticket = await api
    .as(record.account)
    .authorize(record.service.id, identity.redirectUri, state)
  if (!ticket.ok) return withoutTicket(record, ticket.problem)
  if (new URL(ticket.value.authorizationUrl).origin !== profile.origin) {
    return { kind: 'unavailable' }
  }
  try {
    const answer = await identity.launch(ticket.value.authorizationUrl)
    return parseConsentRedirect(answer, identity.redirectUri, state)
  } catch (error) {
    if (error instanceof FlowBusyError) return { kind: 'busy' }
    return { kind: error instanceof UnreachableError ? 'unreachable' : 'closed' }
  }
}

/**
 * Where there is no network there is no page either; whose page it is, nobody could tell who is signed out here; and
 * a service that has ended its interface has no consent.
 */
function withoutTicket(record: RepairRecord, problem: Problem): ConsentOutcome {
  if (['offline', 'signed-out', 'account-signed-out'].includes(problem.kind)) {
    return { kind: 'problem', problem: apiProblem(record, problem) }
  }
  const isRetired = problem.kind === 'refused' && problem.status === 410
  return isRetired
    ? { kind: 'problem', problem: { kind: 'service-retired' } }
    : { kind: 'unavailable' }
}

const refusals = {
  access_denied: 'consent-denied',
  account_in_use: 'account-in-use',
  scope_missing: 'scope-missing',
  service_error: 'service-error',
  expired: 'consent-expired',
} as const

/** By the identity API, where both it and FitTrend's API are there, and haven't failed in this repair. */
export function consentsByApi(parts: RunnerParts, record: RepairRecord): boolean {
  return parts.identity !== null && record.source === 'api' && record.consentBy === 'api'
}

/** What a consent that didn't connect means for the repair; null where it did connect, or can go on. */
export function problemOfConsent(outcome: ConsentOutcome): RepairProblem | null {
  switch (outcome.kind) {
    case 'connected':
    case 'busy':
    case 'unavailable':
      return null
    case 'problem':
      return outcome.problem
    case 'closed':
      return { kind: 'consent-closed' }
    case 'unreachable':
      return { kind: 'consent-unreachable' }
    case 'invalid':
      return { kind: 'consent-invalid' }
    case 'refused':
      return { kind: refusals[outcome.error] }
  }
}

/**
 * Step 6 on the page, where there is no identity API or FitTrend's own can't ask: Enable is clicked, the user
 * consents in the tab. What the engine can't click the user is shown.
 */
export async function consentInTab(parts: RunnerParts, record: RepairRecord): Promise<void> {
  const { hand, journal } = parts
  const step = 'enable'
  const tabId = await hand.open(record.tabId, record.container)
  if (tabId === null) {
    await journal.record(record.id, { kind: 'ended', problem: { kind: 'page-lost' } })
    return
  }
  // The consent screen needs the user's eyes: a hidden tab would leave them waiting.
  await hand.show(tabId)
  if ((await proveAccount(parts, { ...record, tabId }, tabId)) === 'held') return
  const acted = record.acted.includes(step)
  const intended = await journal.record(record.id, { kind: 'step-intended', step, tabId })
  if (!intended || intended.stopRequested) return
  await showBanner(parts, record, step, tabId, 'user')
  const request = await stepRequest(parts, intended, step, acted)
  const answer = await hand.perform(tabId, record.id, request)
  if (answer.kind !== 'answer') return await waitInTab(parts, record)
  const { result } = answer
  const { questions } = result
  if (questions.length > 0)
    await journal.record(record.id, { kind: 'questions-asked', step, questions })
  await noteSession(parts, record, step, result.view)
  if (result.kind === 'leaving') return await waitInTab(parts, record)
  if (result.kind === 'done') {
    // Only looked: the click is the user's.
    if (result.found) return await askUser(parts, intended, step, null)
    return await enabledAlready(parts, intended, tabId, result.clicked.length > 0 || acted)
  }
  const { problem } = result
  if (problem.kind === 'stopped') {
    const now = await journal.load(record.id)
    const isTakenOver = now && !now.stopRequested && now.byHand !== intended.byHand
    if (!isTakenOver)
      await journal.record(record.id, { kind: 'ended', problem: { kind: 'stopped' } })
    return
  }
  if (problem.kind === 'signed-out') {
    await journal.record(record.id, { kind: 'sign-in-asked', removed: record.removed })
    return
  }
  if (canUserHelp(problem)) return await askUser(parts, intended, step, problem)
  await journal.record(record.id, { kind: 'ended', problem: pageProblem(problem) })
}

async function waitInTab(parts: RunnerParts, { id }: RepairRecord): Promise<void> {
  await parts.journal.record(id, { kind: 'consent-in-tab' })
}

/** Looks at FitTrend once the page lists it as connected, in ms of waiting before each. */
const looksAfterEnable = [0, 500, 1_500, 3_000]

/**
 * The page lists it as connected. FitTrend's own account of it proves that; without the API our own Enable, in this
 * session, does. Else who did it, and whose it is, only the user knows.
 */
async function enabledAlready(
  parts: RunnerParts,
  record: RepairRecord,
  tabId: number,
  isOurs: boolean,
): Promise<void> {
  const now = await parts.journal.load(record.id)
  if (record.source === 'api') return await proveByApi(parts, record)
  if (!isOurs || now?.pageSession.inDoubt) return await askWhose(parts, record, 'listed', tabId)
  await parts.journal.record(record.id, { kind: 'back', state: null })
}

async function proveByApi(parts: RunnerParts, record: RepairRecord): Promise<void> {
  for (const wait of looksAfterEnable) {
    if (wait > 0) await parts.sleep(wait)
    const reading = await readAccount(parts, record)
    if (!reading.ok || !isBack(reading.value, record)) continue
    await parts.journal.record(record.id, { kind: 'back', state: null })
    return
  }
  await parts.journal.record(record.id, { kind: 'ended', problem: { kind: 'not-connected' } })
}
