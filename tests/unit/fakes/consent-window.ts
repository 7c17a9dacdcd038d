import { FlowBusyError, type IdentityPort } from '../../../utils/identity/identity-port.ts'
import { fitbit, garmin } from './connections.ts'
import type { FitTrend, Ticket } from './fittrend.ts'

/** What the user does in the service's window. */
export type ConsentChoice =
  | 'grants'
  | 'grants for another account'
  | 'closes'
  /** Closes, but only after having granted: the redirect never arrives. */
  | 'grants, then closes'
  | 'leaves it open'
  | 'is sent back with another state'
  | { error: string; state?: string }

/** The browser's identity API, with FitTrend and the service behind it. */
export class ConsentWindow implements IdentityPort {
  readonly redirectUri = 'https://abcdef.chromiumapp.org/fittrend'
  /** What the user does, window by window; the last goes on. */
  choices: ConsentChoice[] = ['grants']
  shown = 0
  /** The browser's window, if one is open; it outlives the worker that asked for it. */
  window: number | null = null
  /** Other windows of that kind: the user's own. */
  readonly popups = new Set<number>()
  onOpened: (window: number) => void = () => {}
  onClosed: (window: number) => void = () => {}
  #decide: ((choice: ConsentChoice) => void) | null = null
  readonly #fitTrend: FitTrend

  constructor(fitTrend: FitTrend) {
    this.#fitTrend = fitTrend
  }

  async launch(url: string): Promise<string> {
    this.shown += 1
    const choice = (this.choices.length > 1 ? this.choices.shift() : this.choices[0]) ?? 'closes'
    const ticket = this.#fitTrend.tickets.get(url)
    if (!ticket) throw new Error(`no ticket for ${url}`)
    if (this.window !== null) throw new FlowBusyError('Only one interactive flow is allowed.')
    if (choice !== 'leaves it open') return this.#answer(ticket, choice)
    this.window = 100 + this.shown
    this.onOpened(this.window)
    const decision = new Promise<ConsentChoice>((resolve) => {
      this.#decide = resolve
    })
    return this.#answer(ticket, await decision)
  }

  /** The window goes away, by the user's hand or after its last redirect. */
  close(): void {
    const closed = this.window
    this.window = null
    if (closed !== null) this.onClosed(closed)
  }

  /** The user comes back to the window that was left open. */
  decide(choice: ConsentChoice): void {
    this.close()
    this.#decide?.(choice)
  }

  #answer(ticket: Ticket, choice: ConsentChoice): string {
    const service = ticket.service === fitbit.id ? fitbit : garmin
    const back = (answer: Record<string, string>) =>
      `${ticket.redirectUri}?${new URLSearchParams({ state: ticket.state, ...answer })}`
    if (typeof choice === 'object') return back(choice)
    if (choice.startsWith('grants')) {
      const account = choice === 'grants for another account' ? 'user-2' : 'user-1'
      this.#fitTrend.connect(service, `${service.id}-${account}`)
    }
    if (choice === 'is sent back with another state') {
      return back({ result: 'connected', state: 'stolen' })
    }
    if (choice.includes('closes')) throw new Error('The user did not approve access.')
    return back({ result: 'connected' })
  }
}
