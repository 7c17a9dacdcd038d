import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../driver.ts'
import { setScene } from '../person/fittrend-account.ts'
import { signIn } from '../person/sign-in.ts'

/** A signed-in user whose Fitbit token has expired, and the popup that shows it. */
export async function withBrokenFitbit(driver: Driver, sandbox: RunningSandbox): Promise<Page> {
  const popup = await driver.openExtensionPage('popup.html')
  await signIn(driver, sandbox, popup)
  await setScene(sandbox, 'expire', { service: 'fitbit' })
  await popup.getByRole('button', 'Check now').click()
  await popup.getByRole('button', 'Repair Fitbit').waitFor()
  return popup
}
