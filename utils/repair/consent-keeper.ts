import { isBack } from './is-back.ts'
import { removedByApi } from './listed-now.ts'
import { readAccount } from './read-account.ts'
import type { RepairRecord } from './record/schema.ts'
import type { RunnerParts } from './runner-parts.ts'
import { askConsent, type ConsentOutcome, problemOfConsent } from './steps/consent.ts'

/**
 * Keeps the consent windows of repairs. The browser's promise dies with the worker, its window
 * doesn't (Chrome 156): so the journal knows the window, and its end is noticed by the window's own
 * event. Consent runs outside the repair's lock, because the user takes as long as they take.
 */
export class ConsentKeeper {
  readonly #parts: RunnerParts
  readonly #goOn: (id: string) => Promise<void>
  readonly #onFault: (id: string, error: unknown) => Promise<void>
  /** Repairs whose window this worker has asked for and whose answer it will get. */
  readonly #asked = new Set<string>()

  constructor(
    parts: RunnerParts,
    goOn: (id: string) => Promise<void>,
    onFault: (id: string, error: unknown) => Promise<void>,
  ) {
    this.#parts = parts
    this.#goOn = goOn
    this.#onFault = onFault
  }

  /** Whether the consent window of a repair is open. */
  isAsking(record: RepairRecord): boolean {
    return this.#asked.has(record.id) || record.consentWindow !== null
  }

  /** Whether the window is one whose worker was killed: it may have died before the window showed anything. */
  isLeft(record: RepairRecord): boolean {
    return record.consentWindow !== null && !this.#asked.has(record.id)
  }

  /** The user doesn't get on with a window that was left: it is put away, and another one opens. */
  async askAnew(record: RepairRecord): Promise<void> {
    if (!this.isLeft(record)) return await this.ask(record)
    await this.putAway(record)
    await this.ask({ ...record, consentWindow: null })
  }

  /** Opens the consent window, unless it is open: then it comes to the front. */
  async ask(record: RepairRecord): Promise<void> {
    const isShown = await this.show(record)
    if (this.#asked.has(record.id) || isShown) return await this.#waitAgain(record)
    const state = randomState()
    // Known before it is written, so that no view takes this consent for one that was left behind.
    this.#asked.add(record.id)
    try {
      await this.#parts.journal.record(record.id, { kind: 'consent-asked', state })
    } catch (error) {
      // No window was opened: the next try must not wait for it.
      this.#asked.delete(record.id)
      throw error
    }
    void this.#launch(record, state)
  }

  /** A repair that was stopped and is carried on waits once more for the window that is still open. */
  async #waitAgain({ id }: RepairRecord): Promise<void> {
    await this.#parts.journal.record(id, { kind: 'consent-awaited' })
  }

  /** Brings the window to the front; false where there is none. */
  async show(record: RepairRecord): Promise<boolean> {
    return record.consentWindow !== null && (await this.#parts.windows.show(record.consentWindow))
  }

  async #launch(record: RepairRecord, state: string): Promise<void> {
    const { id } = record
    this.#parts.changed()
    try {
      const outcome = await askConsent(this.#parts, record, state)
      this.#asked.delete(id)
      // The browser has closed the window; from here on its id may be another's.
      await this.#parts.journal.record(id, { kind: 'consent-window-gone', state })
      await this.#ended(id, state, outcome)
    } catch (error) {
      await this.#onFault(id, error)
    } finally {
      this.#asked.delete(id)
      this.#parts.changed()
    }
  }

  async #ended(id: string, state: string, outcome: ConsentOutcome): Promise<void> {
    if (outcome.kind === 'busy') return await this.#adoptWindow(id)
    const problem = problemOfConsent(outcome)
    // A refusal is the service's own word; a window that closed or an odd answer may have connected.
    const isRefused = outcome.kind === 'refused'
    const isConnected =
      outcome.kind === 'connected' || (!isRefused && (await this.#isConnected(id)))
    if (isConnected) await this.#parts.journal.record(id, { kind: 'back', state })
    else if (!problem) await this.#parts.journal.record(id, { kind: 'consent-unavailable', state })
    else {
      // Refused, but listed: the connection stands there in error, and can be removed once more.
      const isListed = isRefused && (await removedByApi(this.#parts, id)) === 'no'
      await this.#parts.journal.record(id, { kind: 'consent-failed', state, problem, isListed })
    }
    await this.#goOn(id)
  }

  /**
   * The browser allows one such window at a time, and one is open: left behind by a worker that was
   * killed before it could note it. It comes to the front.
   */
  async #adoptWindow(id: string): Promise<void> {
    const window = await this.#parts.windows.findLeftBehind()
    await this.#parts.journal.record(id, { kind: 'consent-window-adopted', window })
    if (window !== null) await this.#parts.windows.show(window)
  }

  /** The first window that opens while consent is asked is the consent window; a later one is the user's. */
  async windowOpened(window: number): Promise<void> {
    const [id] = this.#asked
    if (id === undefined || !(await this.#parts.windows.isOpen(window))) return
    if (this.#asked.has(id)) {
      await this.#parts.journal.record(id, { kind: 'consent-window-opened', window })
    }
    this.#parts.changed()
  }

  /** A window closed. If its worker is gone, nobody else will say how the consent ended. */
  async windowClosed(window: number): Promise<void> {
    for (const record of await this.#parts.journal.open()) {
      if (record.consentWindow !== window) continue
      await this.#parts.journal.record(record.id, { kind: 'consent-window-gone', state: null })
      if (!this.#asked.has(record.id)) await this.#settle(record)
    }
    this.#parts.changed()
  }

  /** At the start of a worker: windows that closed while none was alive. */
  async checkWindows(): Promise<void> {
    for (const { consentWindow } of await this.#parts.journal.open()) {
      if (consentWindow !== null && !(await this.#parts.windows.isOpen(consentWindow))) {
        await this.windowClosed(consentWindow)
      }
    }
  }

  async #settle(record: RepairRecord): Promise<void> {
    if (!(await this.#isConnected(record.id))) return
    await this.#parts.journal.record(record.id, { kind: 'back', state: null })
    await this.#goOn(record.id)
  }

  /** Whether FitTrend shows the connection back, whatever the window said. */
  async #isConnected(id: string): Promise<boolean> {
    const record = await this.#parts.journal.load(id)
    const reading = record && (await readAccount(this.#parts, record))
    return record !== null && reading?.ok === true && isBack(reading.value, record)
  }

  /**
   * Consent is over: a window that shows its last, empty page is put away. That is one whose worker was
   * killed; the browser closes the others by itself.
   */
  async putAway(record: RepairRecord): Promise<void> {
    if (record.consentWindow === null || this.#asked.has(record.id)) return
    await this.#parts.journal.record(record.id, { kind: 'consent-window-gone', state: null })
    await this.#parts.windows.close(record.consentWindow)
  }
}

/** 32 random bytes; the API wants at least 22 characters. */
function randomState(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
