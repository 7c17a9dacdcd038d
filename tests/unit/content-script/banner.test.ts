// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest'
import { Banner } from '../../../entrypoints/connect.content/banner.ts'
import { verbatim } from '../../verbatim.ts'

const state = { repair: 'repair-1', sentence: 'Reconnect does this for you', step: 3, of: 6 }
const words = () =>
  [...(document.querySelector('fittrend-reconnect')?.shadowRoot?.querySelectorAll('div') ?? [])]
    .filter((it) => it.children.length === 0)
    .map((it) => it.textContent)
    .filter((it) => it !== '')

afterEach(() => document.documentElement.replaceChildren())

it('tells whose turn it is: ours, until the user is shown what to click, and ours again', () => {
  const banner = new Banner(vi.fn())
  banner.show(state)
  const ours = ['Reconnect for FitTrend · step 3 of 6', 'Reconnect does this for you']
  expect(words()).toEqual(ours)
  banner.showTarget({ element: null, sentence: verbatim('Click Disable of Fitbit.') })
  expect(words()).toEqual(['Your turn · step 3 of 6', 'Click Disable of Fitbit.'])
  banner.showTarget(null)
  expect(words()).toEqual(ours)
})
