import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { livesOn } from '../../../utils/browser/alive.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Whether it is known to live on after so many ms. */
async function isKnownAfter(ms: number): Promise<boolean> {
  let isKnown = false
  void livesOn().then(() => {
    isKnown = true
  })
  await vi.advanceTimersByTimeAsync(ms)
  return isKnown
}

it('a worker whose browser answers lives on', async () => {
  vi.spyOn(browser.runtime, 'getPlatformInfo').mockResolvedValue({} as never)
  expect(await isKnownAfter(0)).toBe(true)
})

it('one whose calls fail does if it is still here after the longest end that there is', async () => {
  vi.spyOn(browser.runtime, 'getPlatformInfo').mockRejectedValue(new Error('No SW'))
  expect(await isKnownAfter(9_000)).toBe(false)
  expect(await isKnownAfter(11_000)).toBe(true)
})
