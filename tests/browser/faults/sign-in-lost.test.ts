import { describe, expect } from 'vitest'
import { waitUntil } from '../drivers/wait-until.ts'
import { setScene } from '../person/fittrend-account.ts'
import { signIn } from '../person/sign-in.ts'
import { test } from '../shared-browser.ts'
import { alertText, healthyServices, waitForState } from './popup-seen.ts'

const all = ['Fitbit', 'Garmin', 'Withings']

describe('401', () => {
  test('a refused token is renewed without a word', async ({ sandbox, popup }) => {
    await setScene(sandbox, 'fault', { kind: 'status', status: 401, next: 1 })
    await setScene(sandbox, 'expire', { service: 'fitbit' })
    await popup.getByRole('button', 'Check now').click()
    await waitForState(popup, 'Fitbit', 'Needs repair')
    expect(await alertText(popup)).toBe('')
  })

  test('signed out at FitTrend: asks to sign in, and goes on after that', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await setScene(sandbox, 'revoke-extension')
    await popup.getByRole('button', 'Check now').click()
    await popup.getByRole('button', 'Sign in to FitTrend').waitFor()
    expect(await popup.text()).toContain('Your sign-in has ended. Sign in again')
    expect((await driver.badge()).text).toBe('')

    // Else FitTrend's own session in the browser would spare the password, and the form with it.
    await setScene(sandbox, 'sign-out')
    await signIn(driver, sandbox, popup)
    await waitUntil('all connections', async () => {
      return (await healthyServices(popup)).join() === all.join()
    })
    expect(await alertText(popup)).toBe('')
  })
})
