import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { signInAtServiceAs } from './consent.ts'
import { sendSignInForm } from './sign-in-form.ts'

/** The sandbox's other account (sandbox/README.md). */
export const accountB = {
  id: 'acc-b',
  name: 'Test account B',
  email: 'account-b@example.com',
  fitTrendPassword: 'journal-account-b',
  servicePassword: 'device-account-b',
} as const

/** Has it watched, too, from the settings page. FitTrend asks who signs in, though account A is signed in to its site. */
export async function addAccountB(
  driver: Driver,
  sandbox: RunningSandbox,
  options: Page,
): Promise<void> {
  await options.getByRole('button', 'Add another account').click()
  const form = await driver.waitForPage('FitTrend’s sign-in page', (url) =>
    url.startsWith(`${sandbox.origin}/sign-in`),
  )
  await sendSignInForm(form, accountB.email, accountB.fitTrendPassword)
  const question = await driver.waitForPage('FitTrend’s question', (url) =>
    url.startsWith(`${sandbox.origin}/oauth/interaction/`),
  )
  await question.getByRole('button', 'Allow').click()
}

/** On the Connect page, on which account B is signed in: it connects a Fitbit of its own. */
export async function enableFitbitOfB(page: Page): Promise<void> {
  await page.getByRole('button', 'Enable Service').click()
  await page.getByRole('button', 'Fitbit').click()
  await page.getByRole('button', 'Enable').click()
  await signInAtServiceAs(page, accountB)
  await page.getByRole('button', 'Allow').click()
  await page.getByRole('heading', 'Connect').waitFor()
}
