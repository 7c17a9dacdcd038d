import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { person } from './fittrend-account.ts'
import { sendSignInForm } from './sign-in-form.ts'

/** Signs in on FitTrend's own site, whoever was signed in there. @returns The tab, on the Connect page. */
export async function signInOnSite(
  driver: Driver,
  sandbox: RunningSandbox,
  who: { email: string; fitTrendPassword: string } = person,
): Promise<Page> {
  const page = await driver.openPage(`${sandbox.origin}/sign-in?other=1`)
  await sendSignInForm(page, who.email, who.fitTrendPassword)
  await page.getByRole('heading', 'Connect').waitFor()
  return page
}
