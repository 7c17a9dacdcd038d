import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { person } from './fittrend-account.ts'
import { sendSignInForm } from './sign-in-form.ts'

/** Waits for the service's own screen in the consent window, signed in to the service. */
export async function openConsent(
  driver: Driver,
  sandbox: RunningSandbox,
  service = 'Fitbit',
): Promise<Page> {
  const page = await servicePage(driver, sandbox, service)
  if ((await shownByService(page)) === 'sign-in') await signInAtService(page, person)
  await page.getByRole('button', 'Allow').waitFor()
  return page
}

/** Signs in at the service as that person, whoever was signed in there. */
export async function signInAtServiceAs(page: Page, who: ServiceUser): Promise<void> {
  if ((await shownByService(page)) === 'question') {
    await page.getByRole('button', 'Use another account').click()
  }
  await signInAtService(page, who)
  await page.getByRole('button', 'Allow').waitFor()
}

interface ServiceUser {
  email: string
  servicePassword: string
}

function signInAtService(page: Page, who: ServiceUser): Promise<void> {
  return sendSignInForm(page, who.email, who.servicePassword)
}

function shownByService(page: Page): Promise<'question' | 'sign-in'> {
  return waitUntil(
    'the service’s sign-in or question',
    async () => {
      if ((await page.getByRole('button', 'Allow').count()) === 1) return 'question'
      return (await page.getByRole('button', 'Sign in').count()) === 1 && 'sign-in'
    },
    { describe: () => page.describe() },
  )
}

/** The window of the consent, at whatever screen of the service it is. */
export function servicePage(
  driver: Driver,
  sandbox: RunningSandbox,
  service = 'Fitbit',
  timeout?: number,
): Promise<Page> {
  return driver.waitForPage(
    `the screen of ${service}`,
    (url) => url.startsWith(`${sandbox.servicesOrigin}/${service.toLowerCase()}/`),
    timeout,
  )
}
