import { describe, expect } from 'vitest'
import { breakFitbit, expectRepairedOnce } from '../person/broken-fitbit.ts'
import { watchConnectPage } from '../person/connect-page.ts'
import { openConsent } from '../person/consent.ts'
import { setScene } from '../person/fittrend-account.ts'
import { test } from '../shared-browser.ts'

interface Interruption {
  fault: Record<string, unknown>
  says: string
}

const trouble = 'FitTrend has trouble of its own right now.'

/** Where in a repair the API fails, and what is true then. */
const interruptions: [string, Interruption][] = [
  [
    'at the gate',
    {
      fault: { kind: 'status', status: 503, path: '/api/v1/services' },
      says: trouble,
    },
  ],
  [
    'at the gate, by a captive portal',
    {
      fault: { kind: 'captive-portal', path: '/api/v1/services' },
      says: 'Something else answered in FitTrend’s place',
    },
  ],
]

describe('the API fails in the middle of a repair', () => {
  test.for(interruptions)(
    '%s: says what state that leaves, and goes on from there',
    async ([, { fault, says }], { driver, sandbox, popup }) => {
      await breakFitbit(sandbox, popup)
      await setScene(sandbox, 'fault', fault)
      await popup.getByRole('button', 'Repair Fitbit').click()
      await popup.getByRole('heading', 'Not repaired').waitFor()
      const text = await popup.text()
      expect(text).toContain(says)
      expect(text).toContain('Nothing was changed.')
      expect(text).toContain('Then click “Try again”.')

      await setScene(sandbox, 'fault', { kind: 'none' })
      await popup.getByRole('button', 'Try again').click()
      await watchConnectPage(driver, sandbox)
      const consent = await openConsent(driver, sandbox)
      await consent.getByRole('button', 'Allow').click()
      await popup.getByRole('heading', 'Repaired').waitFor()
      await expectRepairedOnce(sandbox)
    },
  )

  test('while it is proved: waits, and proves it', async ({ driver, sandbox, popup }) => {
    await breakFitbit(sandbox, popup)
    await popup.getByRole('button', 'Repair Fitbit').click()
    await watchConnectPage(driver, sandbox)
    const consent = await openConsent(driver, sandbox)
    await setScene(sandbox, 'fault', { kind: 'malformed-json', next: 2 })
    await consent.getByRole('button', 'Allow').click()
    // Where FitTrend doesn't answer, the proof has the pace of an alarm: each minute.
    await popup.getByRole('heading', 'Repaired').waitFor(90_000)
    await expectRepairedOnce(sandbox)
  })
})
