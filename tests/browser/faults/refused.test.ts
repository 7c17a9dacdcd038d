import { describe, expect } from 'vitest'
import { breakFitbit, expectUntouched } from '../person/broken-fitbit.ts'
import { setScene } from '../person/fittrend-account.ts'
import { test } from '../shared-browser.ts'
import { waitForState } from './popup-seen.ts'

/** Repairs that would do harm, or no good: refused before anything is clicked. */

const refusals: [string, { status: string; why: string; whatNow: string }][] = [
  [
    'the service has been retired since the last check',
    {
      status: 'retired',
      why: 'Fitbit has ended the interface that FitTrend imports from. A reset can’t help.',
      whatNow: 'Contact FitTrend to learn what they plan.',
    },
  ],
  [
    'the service can’t be added at the moment',
    {
      status: 'unavailable',
      why: 'Fitbit can’t be added to FitTrend right now, so it must not be removed.',
      whatNow: 'Try again later.',
    },
  ],
]

describe('refused', () => {
  test.for(refusals)('%s', async ([, { status, why, whatNow }], { sandbox, popup }) => {
    await breakFitbit(sandbox, popup)
    await setScene(sandbox, 'service', { service: 'fitbit', status })
    await popup.getByRole('button', 'Repair Fitbit').click()
    await popup.getByRole('heading', 'Not repaired').waitFor()
    const text = await popup.text()
    expect(text).toContain(why)
    expect(text).toContain('Nothing was changed.')
    expect(text).toContain(whatNow)
    await expectUntouched(sandbox)
  })

  test('a retired service is said to be one, and never offered a repair', async ({
    sandbox,
    popup,
  }) => {
    await setScene(sandbox, 'service', { service: 'fitbit', status: 'retired' })
    await popup.getByRole('button', 'Check now').click()
    await waitForState(popup, 'Fitbit', 'Service retired')
    expect(await popup.getByRole('button', 'Repair Fitbit').count()).toBe(0)
  })

  test('Import paused is never offered a repair, wherever the popup is opened', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await setScene(sandbox, 'pause', { service: 'fitbit', seconds: 3600 })
    await popup.getByRole('button', 'Check now').click()
    await waitForState(popup, 'Fitbit', 'Import paused')
    const ready = await driver.openExtensionPage('popup.html?service=fitbit')
    await waitForState(ready, 'Fitbit', 'Import paused')
    for (const view of [popup, ready]) {
      expect(await view.text()).toContain('The import goes on by itself')
      expect(await view.getByRole('button', 'Repair Fitbit').count()).toBe(0)
    }
    expect((await driver.badge()).text).toBe('')
    expect(await driver.notifications()).toEqual([])
  })

  test('a pause that began after the last check stops the repair at the gate', async ({
    sandbox,
    popup,
  }) => {
    await setScene(sandbox, 'revoke', { service: 'fitbit' })
    await popup.getByRole('button', 'Check now').click()
    const repair = popup.getByRole('button', 'Repair Fitbit')
    await repair.waitFor()
    await setScene(sandbox, 'reset', { clock: 'keep', signIns: 'keep' })
    await setScene(sandbox, 'pause', { service: 'fitbit', seconds: 3600 })
    await repair.click()
    await popup.getByRole('heading', 'Not repaired').waitFor()
    expect(await popup.text()).toContain('The import from Fitbit is only paused.')
    expect(await popup.getByRole('button', 'Try again').count()).toBe(0)
    await expectUntouched(sandbox)
  })
})
