/** Tells what happens as it happens, each line with the seconds since the start. */
export class Narrator {
  readonly #start = performance.now()

  /** What happens now. */
  tell(text: string): void {
    console.log(`${this.#seconds().padStart(6)} s  ${text}`)
  }

  /** More about the line before. */
  detail(text: string): void {
    console.log(`${' '.repeat(10)}${text}`)
  }

  #seconds(): string {
    return ((performance.now() - this.#start) / 1000).toFixed(1)
  }
}
