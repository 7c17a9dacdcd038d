/** Mulberry32: the same draws in every run, so that figures can be compared. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Sum of four draws: near enough to a normal distribution of this mean and deviation. */
export function around(mean: number, deviation: number, random: () => number): number {
  const sum = random() + random() + random() + random() - 2
  return mean + sum * deviation * Math.sqrt(3)
}
