import type { PageUser } from '../../page/find/user.ts'
import type { PageView } from '../../page/page-step.ts'
import type { StepId } from '../../site/steps.ts'
import type { RepairRecord } from '../record/schema.ts'
import { end, type RunnerParts } from '../runner-parts.ts'
import { lookRequest } from './request.ts'

type PageSession = RepairRecord['pageSession']

/**
 * Whose page it is. A repair begins on the page of whoever is signed in to the site, and the API has to show what
 * was done there before anything is removed. After any sign that the site's session may have changed since, nothing
 * more is clicked before the account is proved anew: by the page naming the account that the API names (or the one
 * that the page itself has named before), else by the user's word.
 */

/** Steps at which nothing but the list of connections is on the page. */
const listing: ReadonlySet<StepId> = new Set<StepId>(['expand', 'disable', 'remove'])

/** What is known of the page's session after one more look at it. */
function sessionAfter(
  before: PageSession,
  step: StepId,
  { kind, user }: PageView,
  accountName: string,
): PageSession {
  if (kind === 'signed-out') return { ...before, inDoubt: true }
  if (kind !== 'connect') return before
  const name = nameOn(user, accountName)
  const isOther = before.name !== null && name !== null && name !== before.name
  const listed = listing.has(step) ? user.listed : null
  const isSwapped = before.listed !== null && listed !== null && isOtherList(before.listed, listed)
  return {
    inDoubt: before.inDoubt || isOther || isSwapped,
    name: before.name ?? name,
    listed: before.listed ?? listed,
  }
}

function nameOn(user: PageUser, accountName: string): string | null {
  return user.isNamed ? accountName : user.name
}

/** Lists grow while they load, and shrink where they are folded; another account's has others in their place. */
function isOtherList(before: string[], now: string[]): boolean {
  const lost = before.filter((name) => !now.includes(name))
  const gained = now.filter((name) => !before.includes(name))
  return lost.length > 0 && (gained.length > 0 || now.length === 0)
}

/** Notes what a look tells of the page's session. */
export async function noteSession(
  parts: RunnerParts,
  record: RepairRecord,
  step: StepId,
  view: PageView | null,
): Promise<void> {
  if (!view) return
  const after = sessionAfter(record.pageSession, step, view, record.accountName)
  if (JSON.stringify(after) === JSON.stringify(record.pageSession)) return
  await parts.journal.update(record.id, (r) => ({
    ...r,
    pageSession: sessionAfter(r.pageSession, step, view, r.accountName),
  }))
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
    await parts.journal.update(record.id, (r) => ({ ...r, pageSession: provedBy(view.user, name) }))
    return 'go-on'
  }
  const isKnownOther =
    name !== null && record.pageSession.name !== null && name !== record.pageSession.name
  if (!isKnownOther) return await ask(parts, record, tabId)
  await parts.journal.update(record.id, (r) => end(r, { kind: 'other-account' }))
  return 'held'
}

/** What the Connect page shows; it is opened where the tab is elsewhere, as after a sign-in. */
async function connectView(parts: RunnerParts, record: RepairRecord, tabId: number) {
  const request = await lookRequest(parts, record)
  const first = await parts.hand.perform(tabId, record.id, request)
  if (first.kind !== 'answer') return null
  if (first.result.view.kind !== 'other') return first.result.view
  await parts.hand.reload(tabId)
  const again = await parts.hand.perform(tabId, record.id, request)
  return again.kind === 'answer' ? again.result.view : null
}

function provedBy(user: PageUser, name: string | null): PageSession {
  return { inDoubt: false, name, listed: user.listed }
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
  await parts.journal.update(record.id, (r) =>
    r.stopRequested ? r : { ...r, waiting: { kind: 'account', since: parts.now(), why } },
  )
  if (tabId !== null) await parts.hand.show(tabId)
}
