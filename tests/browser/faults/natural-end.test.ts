import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { type KeptBrowser, test } from '../browser-test.ts'
import { lifeOfUnwatchedWorker } from '../drivers/chromium/unwatched.ts'
import { breakFitbit } from '../person/broken-fitbit.ts'
import { openConsent } from '../person/consent.ts'
import { signIn } from '../person/sign-in.ts'
import { signInOnSite } from '../person/site-sign-in.ts'

/** 30 s without an event, by both browsers' rule, and what the work at the start takes. */
const longestLifeMs = 35_000

test('the background ends by itself, though a repair is left unfinished', async ({
  kept,
  sandbox,
}) => {
  const popup = await kept.driver.openExtensionPage('popup.html')
  await signIn(kept.driver, sandbox, popup)
  await signInOnSite(kept.driver, sandbox)
  await breakFitbit(sandbox, popup)
  await popup.getByRole('button', 'Repair Fitbit').click()
  await (await openConsent(kept.driver, sandbox)).close()
  await popup.getByRole('heading', 'Not repaired').waitFor()
  expect(await popup.text()).toContain('Removed, not finished')
  expect(await lifeAfterRestart(kept)).toBeLessThan(longestLifeMs)
})

/** ms from the start of the browser's background to its end. */
async function lifeAfterRestart(kept: KeptBrowser): Promise<number> {
  const { name, profileDir, extensionOrigin } = kept.driver
  if (name === 'chromium') {
    let life = 0
    await kept.killAndRestart(async () => {
      life = await lifeOfUnwatchedWorker(profileDir, extensionOrigin)
    })
    return life
  }
  await kept.killAndRestart()
  const begin = performance.now()
  while (await kept.driver.isBackgroundRunning()) await pause(250)
  return performance.now() - begin
}
