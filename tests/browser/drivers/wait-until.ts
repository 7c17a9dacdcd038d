import { inTime } from '../../../utils/time/in-time.ts'

/** How long a test waits before it gives up, in ms: patient, because a machine may be busy with other things. */
export const defaultTimeoutMs = 60_000

const pauseMs = 120

export interface WaitOptions {
  /** In ms. */
  timeout?: number
  /** Asked only at the end of the time: what was there instead. */
  describe?: () => Promise<string>
}

/**
 * Asks again until the answer is neither undefined nor false, and gives it back.
 * An error of the probe counts as "not yet" (a page that is just being replaced), and is named at the end.
 * @throws Error with what was waited for and what was there.
 */
export async function waitUntil<T>(
  what: string,
  probe: () => Promise<T | undefined | false>,
  { timeout = defaultTimeoutMs, describe }: WaitOptions = {},
): Promise<T> {
  const end = performance.now() + timeout
  let failure: unknown
  do {
    try {
      const answer = await probe()
      if (answer !== undefined && answer !== false) return answer
      failure = undefined
    } catch (error) {
      failure = error
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  } while (performance.now() < end)
  const details = await describe?.().catch((error) => `(no description: ${error})`)
  const lines = [`Waited ${timeout} ms for ${what}.`, failure && `Last error: ${failure}`, details]
  throw new Error(lines.filter(Boolean).join('\n'))
}

/** Longer than any wait within one call to a browser. */
const longestCallMs = 120_000

/**
 * The answer of a call to the browser, which now and then never comes: then this says which one it was,
 * and the test can be tried again, instead of ending with nothing but its time.
 * @throws Error with what was asked.
 */
export async function answerInTime<T>(what: string, call: Promise<T>): Promise<T> {
  const answer = await inTime(
    call.then((value) => ({ value })),
    longestCallMs,
  )
  if (!answer) throw new Error(`The browser hasn't answered for ${longestCallMs} ms: ${what}.`)
  return answer.value
}
