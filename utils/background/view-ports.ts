import type { AppState } from '../protocol/app-state.ts'
import type { ViewPush, ViewReport } from '../protocol/view-port.ts'

/** The part of a runtime port that is needed here. */
export interface ViewPort {
  postMessage(message: ViewPush): void
  onMessage: { addListener(listen: (message: unknown) => void): void }
  onDisconnect: { addListener(listen: () => void): void }
}

/** The open views; each gets the whole state whenever it changes. */
export class ViewPorts {
  /** Each with whether it is visible; one that hasn't said so was opened just now. */
  readonly #ports = new Map<ViewPort, boolean>()

  add(port: ViewPort): void {
    this.#ports.set(port, true)
    port.onMessage.addListener((message) => {
      if (this.#ports.has(port)) this.#ports.set(port, !saysHidden(message))
    })
    port.onDisconnect.addListener(() => this.#ports.delete(port))
  }

  /** Whether the user has one of them before their eyes, as far as a page can tell. */
  get isSeen(): boolean {
    return [...this.#ports.values()].some((isVisible) => isVisible)
  }

  push(state: AppState): void {
    for (const port of this.#ports.keys()) {
      try {
        port.postMessage({ state })
      } catch {
        // Disconnected between two events: its own listener takes it out.
        this.#ports.delete(port)
      }
    }
  }
}

function saysHidden(message: unknown): boolean {
  return (message as Partial<ViewReport> | null)?.isVisible === false
}
