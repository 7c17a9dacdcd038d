import type { Guidance } from '../page/page-step.ts'
import { isActive, type RepairRecord } from './record/schema.ts'
import { end, type RunnerParts } from './runner-parts.ts'
import { finishByApi, type PageStepId } from './steps/page.ts'

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
    await this.#parts.journal.update(id, (r) =>
      r.waiting?.kind === 'user-click' ? end(r, r.waiting.problem) : r,
    )
    await this.#goOn(id)
  }

  /** The user has clicked something that the engine doesn't know: FitTrend shows whether that was it. */
  async clickedElsewhere(id: string): Promise<void> {
    for (const wait of looksAfterClick) {
      await this.#parts.sleep(wait)
      const record = await this.#parts.journal.load(id)
      if (record?.waiting?.kind !== 'user-click') return
      if (await this.#seeByApi(record)) return await this.#goOn(id)
    }
  }

  async #seeByApi(record: RepairRecord): Promise<boolean> {
    if (record.phase === 'enable') return false
    const isDone = await finishByApi(this.#parts, record, record.phase as PageStepId)
    if (isDone && record.tabId !== null) await this.#parts.hand.cancel(record.tabId)
    return isDone
  }

  /** At the start of a worker, each minute, and after a page load: is the user still being shown it? */
  async check(record: RepairRecord): Promise<void> {
    if (record.waiting?.kind !== 'user-click' || record.tabId === null) return
    if (await this.#seeByApi(record)) return await this.#goOn(record.id)
    // A tab that the user has closed comes back when they ask for it.
    const guides = await this.#parts.hand.guides(record.tabId, record.id)
    if (guides === 'no') await this.lookAgain(record.id)
  }

  /** The user asks for the page; false where nothing waits for them there. */
  async show(record: RepairRecord): Promise<boolean> {
    const { waiting, tabId } = record
    if (waiting?.kind !== 'user-click') return false
    const { hand } = this.#parts
    const guides = tabId === null ? 'gone' : await hand.guides(tabId, record.id)
    if (tabId !== null && guides === 'yes') return await hand.show(tabId)
    void this.lookAgain(record.id)
    return true
  }

  /** Looks at the step anew, and goes on from what the page shows. */
  async lookAgain(id: string): Promise<void> {
    await this.#parts.journal.update(id, (r) =>
      r.waiting?.kind === 'user-click' ? { ...r, waiting: null } : r,
    )
    await this.#goOn(id)
  }

  /** From the step at work on the user clicks, or lets us click again. */
  async takeOver(id: string, byHand: 'no' | 'rest'): Promise<void> {
    const record = await this.#parts.journal.update(id, (r) =>
      isActive(r)
        ? { ...r, byHand, waiting: r.waiting?.kind === 'user-click' ? null : r.waiting }
        : r,
    )
    if (record?.tabId != null) await this.#parts.hand.cancel(record.tabId)
    await this.#goOn(id)
  }
}
