import { hourMs, now } from '../clock.ts'

/** Requests an hour that a service allows FitTrend for one user; Fitbit's documented limit. */
const defaultPerHour = 150

/** A fixed window per user and hour, by the sandbox clock. */
export class RateLimit {
  perHour = defaultPerHour
  #windows = new Map<string, { endsAt: number; used: number }>()
  /** Set by the scene `pause`: no request is allowed before. */
  #closedUntil = 0

  /** Takes one request of `user`; answers 0, or the ms to wait where the limit is reached. */
  take(user: string): number {
    const at = now()
    if (this.#closedUntil > at) return this.#closedUntil - at
    const current = this.#windows.get(user)
    const window = current && current.endsAt > at ? current : { endsAt: at + hourMs, used: 0 }
    this.#windows.set(user, window)
    if (window.used >= this.perHour) return window.endsAt - at
    window.used += 1
    return 0
  }

  closeUntil(at: number): void {
    this.#closedUntil = at
  }

  open(): void {
    this.#closedUntil = 0
    this.#windows.clear()
  }

  reset(): void {
    this.open()
    this.perHour = defaultPerHour
  }
}
