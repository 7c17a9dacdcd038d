/** Turns of the event loop after which a test is told that something will never happen. */
const maxTurns = 600

/** Waits, turn by turn and without a timer, until `look` gives something; throws when it never does. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
): Promise<Exclude<T, null | undefined | false>> {
  for (let turn = 0; turn < maxTurns; turn++) {
    const seen = await look()
    if (seen !== null && seen !== undefined && seen !== false) {
      return seen as Exclude<T, null | undefined | false>
    }
    await nextTurn()
  }
  throw new Error(`Never happened: ${what}`)
}

/** Lets everything that is ready run once. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
