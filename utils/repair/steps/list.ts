import type { StepResult } from '../../page/page-step.ts'
import { stepIds } from '../../site/steps.ts'
import { say } from '../../words/message.ts'
import type { RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'
import { pageProblem } from './hand-over.ts'
import { listRequest } from './request.ts'
import { looksForeign, noteSession } from './whose-page.ts'

/**
 * What the gate can't know by itself: whether step 5 can be done. Remove comes before it, and being stopped after that
 * is the worst state. So before Disable the list behind "Enable Service" is opened, read and closed again on the page,
 * with nothing chosen. Where it can't be, the user is told before anything is changed, and decides.
 *
 * Nothing is changed by it, so nothing is written ahead: a worker that was killed in it does it again.
 */

/** Page loads and tabs brought to the front that it copes with. */
const mostTries = 5

/** Answers that another look doesn't change. */
const final = new Set(['signed-out', 'stopped'])

/** What the page said at last, and whether only a load gives back the Connect page as it was. */
interface Read {
  result: Extract<StepResult, { kind: 'done' | 'stopped' }>
  tabId: number
  isAway: boolean
}

/** `held`: the repair waits for the user, goes on by itself, or has ended; else Disable may come. */
export async function readList(
  parts: RunnerParts,
  record: RepairRecord,
  tabId: number,
): Promise<'go-on' | 'held'> {
  // Where the user clicks, we click nothing.
  if (record.list !== null || record.byHand !== 'no') return 'go-on'
  const { journal, hand } = parts
  const begun = parts.now()
  await tell(parts, record, tabId, say('page_reads_list'))
  const read = await readOnPage(parts, record, tabId)
  if (read?.isAway) await loadAnew(parts, record, read.tabId)
  const tookMs = Math.max(0, Math.round(parts.now() - begun))
  const now = await journal.load(record.id)
  // Stop, or the user's own hands, came first.
  if (!now || now.stopRequested || now.byHand !== 'no') return 'held'
  if (!read) {
    await journal.record(record.id, { kind: 'ended', problem: { kind: 'page-lost' } })
    return 'held'
  }
  const problem = read.result.kind === 'stopped' ? read.result.problem : null
  if (problem?.kind === 'signed-out') {
    if (!record.signInShown) await hand.show(read.tabId)
    await journal.record(record.id, { kind: 'sign-in-asked', removed: record.removed })
    return 'held'
  }
  if (problem?.kind === 'stopped') {
    await journal.record(record.id, { kind: 'ended', problem: { kind: 'stopped' } })
    return 'held'
  }
  if (!problem) {
    const after = await journal.record(record.id, { kind: 'list-read', tookMs })
    // Whose page it is, is proved before anything is clicked on a new document.
    return after?.pageSession.inDoubt || read.tabId !== tabId ? 'held' : 'go-on'
  }
  await journal.record(record.id, { kind: 'list-unread', tookMs, problem: pageProblem(problem) })
  await hand.show(read.tabId)
  await tell(parts, record, read.tabId, say('page_asks_list'))
  return 'held'
}

/** Asks until the page has an answer; null where it can't be kept. */
async function readOnPage(
  parts: RunnerParts,
  record: RepairRecord,
  firstTab: number,
): Promise<Read | null> {
  const { hand, journal } = parts
  const offered = await offeredNames(parts, record)
  let tabId = firstTab
  let isAway = false
  let read: Read | null = null
  let isSecond = false
  for (let tries = 0; tries < mostTries; tries++) {
    // The control has led to this page, or it was loaded anew: it is only looked at.
    const request = await listRequest(parts, record, offered, isAway)
    const answer = await hand.perform(tabId, record.id, request)
    if (answer.kind === 'gone') {
      const reopened = await hand.open(null, record.container)
      if (reopened === null) return null
      tabId = reopened
      isAway = false
      await journal.record(record.id, { kind: 'tab-opened', tabId })
    } else if (answer.kind === 'lost' || answer.result.kind === 'leaving') isAway = true
    else {
      const { result } = answer
      await noteSession(parts, record, 'disable', result.view)
      read = { result, tabId, isAway: isAway || result.leftOpen === true }
      if (result.kind === 'done' || final.has(result.problem.kind)) return read
      // Some pages don't settle unseen, and some are only loaded anew, and led nowhere.
      if (await hand.isHidden(tabId)) await hand.show(tabId)
      else if (!isAway || isSecond) return read
      else {
        isSecond = true
        await loadAnew(parts, record, tabId)
        isAway = false
      }
    }
    if ((await journal.load(record.id))?.stopRequested ?? true) return read
  }
  return read
}

/** The Connect page as it was; what is chosen by nobody there is gone with the old document. */
async function loadAnew(parts: RunnerParts, record: RepairRecord, tabId: number): Promise<void> {
  await parts.hand.reload(tabId)
  await looksForeign(parts, record, 'disable', tabId)
}

/** FitTrend itself says what it offers; where it doesn't, the profile's services have to do. */
async function offeredNames(parts: RunnerParts, record: RepairRecord): Promise<string[]> {
  if (record.source !== 'api') return []
  const offers = await parts.api.as(record.account).services()
  if (!offers.ok) return []
  const others = offers.value.filter(({ service }) => service.id !== record.service.id)
  return others.map(({ service }) => service.name)
}

async function tell({ hand }: RunnerParts, { id }: RepairRecord, tabId: number, sentence: string) {
  const step = stepIds.indexOf('disable') + 1
  await hand.banner(tabId, { repair: id, sentence, step, of: stepIds.length })
}
