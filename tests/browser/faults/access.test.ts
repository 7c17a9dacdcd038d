import { expect, inject } from 'vitest'
import type { Driver } from '../drivers/driver.ts'
import { expectRepairedOnce } from '../person/broken-fitbit.ts'
import { openConsent } from '../person/consent.ts'
import { repairUntil } from '../person/repair-tab.ts'
import { test } from '../shared-browser.ts'

/** In Firefox, access to FitTrend's site is the user's to give and to take; in Chrome no API takes it. */
if (inject('browserName') === 'firefox') {
  test('host permission revoked between Remove and Enable: says so, and finishes once it is back', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await repairUntil(sandbox, popup, 'Remove is made, and the page hasn’t heard of it yet')
    expect(await revokeAccess(driver)).toBe(true)
    await popup.waitForText('Reconnect isn’t allowed to see FitTrend’s site.')
    await popup.getByRole('heading', 'Not repaired').waitFor(90_000)
    expect(await popup.text()).toContain('Removed, not finished')

    await popup.getByRole('button', 'Allow access to FitTrend').click()
    await popup.getByRole('button', 'Try again').click()
    await (await openConsent(driver, sandbox)).getByRole('button', 'Allow').click()
    await popup.getByRole('heading', 'Repaired').waitFor()
    await expectRepairedOnce(sandbox)
  })
} else {
  test('host permission revoked: Chrome lets no script take it', async ({ driver, popup }) => {
    void popup
    await expect(revokeAccess(driver)).rejects.toThrow('You cannot remove required permissions')
  })
}

function revokeAccess(driver: Driver): Promise<boolean> {
  return driver.evaluateInExtension((api) => {
    const origins = api.runtime.getManifest().host_permissions ?? []
    return api.permissions.remove({ origins })
  })
}
