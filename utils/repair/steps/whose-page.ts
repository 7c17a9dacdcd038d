import type { PageView } from '../../page/page-step.ts'
import type { StepId } from '../../site/steps.ts'
import { nameOn, sessionAfter } from '../record/page-session.ts'
import type { RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'
import { lookRequest } from './request.ts'

/**
 * Whose page it is. A repair begins on the page of whoever is signed in to the site, and the API has to show what
 * was done there before anything is removed. After any sign that the site's session may have changed since, nothing
 * more is clicked before the account is proved anew: by the page naming the account that the API names (or the one
 * that the page itself has named before), else by the user's word.
 */

/** Notes what a look tells of the page's session. */
export async function noteSession(
  parts: RunnerParts,
  { id, pageSession, accountName }: RepairRecord,
  step: StepId,
  view: PageView,
): Promise<void> {
  const after = sessionAfter(pageSession, step, view, accountName)
  if (JSON.stringify(after) === JSON.stringify(pageSession)) return
  await parts.journal.record(id, { kind: 'page-seen', step, view })
}

/** Looks at a document that has been loaded since the last act, and clicks nothing: may it be another account's? */
export async function looksForeign(
  parts: RunnerParts,
  record: RepairRecord,
  step: StepId,
  tabId: number,
): Promise<boolean> {
  const answer = await parts.hand.perform(tabId, record.id, await lookRequest(parts, record))
  if (answer.kind !== 'answer' || answer.result.view.kind !== 'connect') return false
  await noteSession(parts, record, step, answer.result.view)
  return (await parts.journal.load(record.id))?.pageSession.inDoubt ?? true
}

/**
 * Proves the account anew where it is in doubt. `go-on`: it is proved, or was never in doubt; `held`: the repair
 * waits for the user, or has ended.
 */
export async function proveAccount(
  parts: RunnerParts,
  record: RepairRecord,
  tabId: number,
  isInDoubt = record.pageSession.inDoubt,
): Promise<'go-on' | 'held'> {
  if (!isInDoubt) return 'go-on'
  const view = await connectView(parts, record, tabId)
  // A page that can't be seen, or isn't the one, tells nothing: the step itself says what is the matter.
  if (view?.kind !== 'connect')
    return view?.kind === 'signed-out' ? 'go-on' : await ask(parts, record, tabId)
  const name = nameOn(view.user, record.accountName)
  const known = record.source === 'api' ? record.accountName : record.pageSession.name
  if (name !== null && known !== null && known !== '' && name === known) {
    const session = { inDoubt: false, name, listed: view.user.listed }
    await parts.journal.record(record.id, { kind: 'account-proved', session })
    return 'go-on'
  }
  const isKnownOther =
    name !== null && record.pageSession.name !== null && name !== record.pageSession.name
  if (!isKnownOther) return await ask(parts, record, tabId)
  await parts.journal.record(record.id, { kind: 'ended', problem: { kind: 'other-account' } })
  return 'held'
}

/** A page that has named its user before may do it late: so many looks, with a pause in between. */
const looksForName = 4
const lookAgainMs = 1_000

/** What the Connect page shows, once it names its user where it has done so before. */
async function connectView(parts: RunnerParts, record: RepairRecord, tabId: number) {
  for (let looks = 1; ; looks++) {
    const view = await openConnectView(parts, record, tabId)
    const isNameDue = view?.kind === 'connect' && record.pageSession.name !== null
    if (!isNameDue || nameOn(view.user, record.accountName) !== null || looks >= looksForName)
      return view
    await parts.sleep(lookAgainMs)
  }
}

/** The page is opened where the tab is elsewhere, as after a sign-in. */
async function openConnectView(parts: RunnerParts, record: RepairRecord, tabId: number) {
  const request = await lookRequest(parts, record)
  const first = await parts.hand.perform(tabId, record.id, request)
  if (first.kind !== 'answer') return null
  if (first.result.view.kind !== 'other') return first.result.view
  await parts.hand.reload(tabId)
  const again = await parts.hand.perform(tabId, record.id, request)
  return again.kind === 'answer' ? again.result.view : null
}

async function ask(parts: RunnerParts, record: RepairRecord, tabId: number): Promise<'held'> {
  await askWhose(parts, record, 'signed-in', tabId)
  return 'held'
}

/** Asks the user, in the popup, whose page it is; the page is shown, so that they can look. */
export async function askWhose(
  parts: RunnerParts,
  record: RepairRecord,
  why: 'signed-in' | 'not-listed' | 'listed',
  tabId: number | null = record.tabId,
): Promise<void> {
  await parts.journal.record(record.id, { kind: 'whose-page-asked', why })
  if (tabId !== null) await parts.hand.show(tabId)
}
