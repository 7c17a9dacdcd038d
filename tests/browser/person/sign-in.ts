import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { person } from './fittrend-account.ts'
import { sendSignInForm } from './sign-in-form.ts'

/** Signs in to FitTrend through the popup's button and the browser's own window. */
export async function signIn(driver: Driver, sandbox: RunningSandbox, popup: Page): Promise<void> {
  await popup.getByRole('button', 'Sign in to FitTrend').click()
  const signInPage = await driver.waitForPage('FitTrend’s sign-in page', (url) =>
    url.startsWith(`${sandbox.origin}/sign-in`),
  )
  await sendSignInForm(signInPage, person.email, person.fitTrendPassword)
  const consentPage = await driver.waitForPage('FitTrend’s question', (url) =>
    url.startsWith(`${sandbox.origin}/oauth/interaction/`),
  )
  await consentPage.getByRole('button', 'Allow').click()
  await popup.getByRole('list', 'Connections').waitFor()
}
