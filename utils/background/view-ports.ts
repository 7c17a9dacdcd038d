import type { AppState } from '../protocol/app-state.ts'
import type { ViewPush } from '../protocol/commands.ts'

/** The part of a runtime port that is needed here. */
export interface ViewPort {
  postMessage(message: ViewPush): void
  onDisconnect: { addListener(listen: () => void): void }
}

/** The open views; each gets the whole state whenever it changes. */
export class ViewPorts {
  readonly #ports = new Set<ViewPort>()

  add(port: ViewPort): void {
    this.#ports.add(port)
    port.onDisconnect.addListener(() => this.#ports.delete(port))
  }

  push(state: AppState): void {
    for (const port of this.#ports) {
      try {
        port.postMessage({ state })
      } catch {
        // Disconnected between two events: its own listener takes it out.
        this.#ports.delete(port)
      }
    }
  }
}
