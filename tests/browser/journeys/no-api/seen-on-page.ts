import type { RunningSandbox } from '../../../../sandbox/start.ts'
import type { Driver, Page } from '../../drivers/driver.ts'
import { waitUntil } from '../../drivers/wait-until.ts'
import { person } from '../../person/fittrend-account.ts'
import { sendSignInForm } from '../../person/sign-in-form.ts'

/** The user goes to FitTrend by themselves and signs in there. */
export async function visitConnectPage(driver: Driver, sandbox: RunningSandbox): Promise<Page> {
  const page = await driver.openPage(`${sandbox.origin}/account/connect`)
  await sendSignInForm(page, person.email, person.fitTrendPassword)
  await page.getByRole('button', 'Enable Service').waitFor()
  return page
}

export async function waitForState(popup: Page, service: string, label: string): Promise<void> {
  // A view that nobody looks at hears nothing once the background has ended.
  await popup.bringToFront()
  const item = popup.getByRole('list', 'Connections').getByRole('listitem', service)
  await waitUntil(
    `${service}: ${label}`,
    async () => (await item.count()) === 1 && (await item.text()).includes(label),
    { describe: () => popup.describe() },
  )
}
