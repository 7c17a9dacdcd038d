/** Noon UTC of an ordinary day; every test starts here. */
export const noon = Date.parse('2026-11-10T12:00:00Z')
export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** A clock that moves only when it is told to. */
export class Clock {
  #time: number

  constructor(start = noon) {
    this.#time = start
  }

  readonly now = () => this.#time

  advance(ms: number): void {
    this.#time += ms
  }

  set(time: number): void {
    this.#time = time
  }
}

/** A time as the API writes it. */
export function iso(time: number): string {
  return new Date(time).toISOString()
}
