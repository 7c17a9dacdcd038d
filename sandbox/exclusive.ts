/** Makes a queue that runs one piece of work at a time, in order; a failed one doesn't stop it. */
export function exclusiveQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}
