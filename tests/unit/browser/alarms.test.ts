import { beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { setAlarms } from '../../../utils/browser/alarms.ts'
import { minute, noon } from '../fakes/clock.ts'

beforeEach(() => {
  fakeBrowser.reset()
  vi.useFakeTimers({ now: noon, toFake: ['Date'] })
  return () => vi.useRealTimers()
})

const scheduled = async (name: string) => (await browser.alarms.get(name))?.scheduledTime

describe('the alarm of the next check', () => {
  it('rings when the next check is due', async () => {
    await setAlarms(noon + 30 * minute, false)
    expect(await scheduled('check')).toBe(noon + 30 * minute)
  })

  it('moves when the next check does', async () => {
    await setAlarms(noon + 30 * minute, false)
    await setAlarms(noon + 5 * minute, false)
    expect(await scheduled('check')).toBe(noon + 5 * minute)
  })

  it('never rings at once where nothing is planned: that would repeat for ever', async () => {
    await setAlarms(0, false)
    expect(await scheduled('check')).toBe(noon + 60 * minute)
    vi.setSystemTime(noon + 10 * minute)
    await setAlarms(0, false)
    expect(await scheduled('check')).toBe(noon + 60 * minute)
  })
})

describe('the alarm of an unfinished repair', () => {
  it('is there while a repair is open, and only then', async () => {
    await setAlarms(0, true)
    expect(await scheduled('repair')).toBeDefined()
    await setAlarms(0, false)
    expect(await scheduled('repair')).toBeUndefined()
  })
})
