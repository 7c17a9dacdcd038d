import type { Guidance } from '../page/page-step.ts'
import { stepIds } from '../site/steps.ts'
import { message } from '../words/message.ts'
import { removedByApi } from './listed-now.ts'
import type { RepairRecord } from './record/schema.ts'
import type { RunnerParts } from './runner-parts.ts'
import { finishByApi } from './steps/stop.ts'

/** Reads of FitTrend after a click that the page doesn't explain, in ms of waiting before each. */
const looksAfterClick = [0, 1_500, 4_000]

/** Repairs that wait for a click of the user on the page, and how they go on. */
export class UserHelp {
  readonly #parts: RunnerParts
  readonly #goOn: (id: string) => Promise<void>

  constructor(parts: RunnerParts, goOn: (id: string) => Promise<void>) {
    this.#parts = parts
    this.#goOn = goOn
  }

  /** The page says that the user has clicked or cleared the way, or hasn't within the time for that. */
  async guided(id: string, guidance: Guidance): Promise<void> {
    if (guidance === 'helped') return await this.lookAgain(id)
    const record = await this.#parts.journal.load(id)
    const removed = record?.phase === 'remove' ? await removedByApi(this.#parts, id) : undefined
    await this.#parts.journal.record(id, { kind: 'click-not-done', ...(removed && { removed }) })
    await this.#goOn(id)
  }

  /** The user has clicked something that the engine doesn't know: FitTrend shows whether that was it. */
  async clickedElsewhere(id: string): Promise<void> {
    for (const wait of looksAfterClick) {
      await this.#parts.sleep(wait)
      const record = await this.#parts.journal.load(id)
      if (record?.waiting?.kind !== 'user-click') return
      if (await this.#seeByApi(record, true)) return await this.#goOn(id)
    }
    await this.#takeForSelected(id)
  }

  /** Step 5 leaves no trace in FitTrend: whoever has clicked there is believed, and step 6 shows what came of it. */
  async #takeForSelected(id: string): Promise<void> {
    const record = await this.#parts.journal.load(id)
    if (record?.phase !== 'select' || record.waiting?.kind !== 'user-click') return
    if (record.tabId !== null) await this.#parts.hand.cancel(record.tabId)
    const note = message('note_left_to_user')
    await this.#parts.journal.record(id, { kind: 'select-passed-over', note })
    await this.#goOn(id)
  }

  async #seeByApi(record: RepairRecord, isOfPage: boolean): Promise<boolean> {
    const step = stepIds.find((id) => id === record.phase)
    const isDone = step !== undefined && (await finishByApi(this.#parts, record, step, isOfPage))
    if (isDone && record.tabId !== null) await this.#parts.hand.cancel(record.tabId)
    return isDone
  }

  /** At the start of a worker, each minute, and after a load of its page: is the user still being shown it? */
  async check(record: RepairRecord, isLoaded = false): Promise<void> {
    if (record.waiting?.kind !== 'user-click' || record.tabId === null) return
    if (await this.#seeByApi(record, isLoaded)) return await this.#goOn(record.id)
    // A tab that the user has closed comes back when they ask for it.
    const guides = await this.#parts.hand.guides(record.tabId, record.id)
    if (guides === 'no') await this.lookAgain(record.id)
  }

  /** The user asks for the page; false where nothing waits for them there. */
  async show(record: RepairRecord): Promise<boolean> {
    const { waiting, tabId } = record
    if (waiting?.kind !== 'user-click' && waiting?.kind !== 'consent-tab') return false
    const { hand } = this.#parts
    const isThere =
      tabId !== null &&
      (waiting.kind === 'consent-tab' || (await hand.guides(tabId, record.id)) === 'yes')
    if (isThere && (await hand.show(tabId))) return true
    void this.lookAgain(record.id)
    return true
  }

  /** Looks at the step anew, and goes on from what the page shows. */
  async lookAgain(id: string): Promise<void> {
    await this.#parts.journal.record(id, { kind: 'wait-over', for: ['user-click', 'consent-tab'] })
    await this.#goOn(id)
  }

  /** From the step at work on the user clicks, or lets us click again. */
  async takeOver(id: string, byHand: 'no' | 'rest'): Promise<void> {
    const record = await this.#parts.journal.record(id, { kind: 'hands-changed', byHand })
    if (record?.tabId != null) await this.#parts.hand.cancel(record.tabId)
    await this.#goOn(id)
  }
}
