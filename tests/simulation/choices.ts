/**
 * The draws of one life. Every one comes from the seed, and is noted: a life can be lived again from its list, and
 * a shorter or tamer list is a shorter or tamer life (as in D. R. MacIver's Hypothesis). Zero is always the most
 * ordinary choice, and what an exhausted list gives.
 */
export class Choices {
  readonly drawn: number[] = []
  readonly #given: readonly number[] | null
  #state: number

  /** @param from a seed, or the draws of an earlier life */
  constructor(from: number | readonly number[]) {
    this.#given = typeof from === 'number' ? null : from
    this.#state = typeof from === 'number' ? from : 0
  }

  /** One of `n`, from 0 on. */
  below(n: number): number {
    const given = this.#given?.[this.drawn.length]
    const raw = this.#given ? (given ?? 0) : Math.floor(this.#random() * n)
    const draw = raw % n
    this.drawn.push(draw)
    return draw
  }

  /** True once in `n` times. */
  oneIn(n: number): boolean {
    return this.below(n) === n - 1
  }

  /** One of these; the first is the most ordinary. */
  of<T>(options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0]
  }

  /** mulberry32 (T. Ettinger, public domain): 32 bits of state are plenty for one life. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
