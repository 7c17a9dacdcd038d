import type { Page } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'

/** All that the popup's alert says; empty where there is no trouble. */
export function alertText(popup: Page): Promise<string> {
  return popup.getByRole('alert').text()
}

export async function waitForAlert(popup: Page, text: string): Promise<void> {
  await waitUntil(`the alert "${text}"`, async () => (await alertText(popup)).includes(text), {
    describe: () => popup.describe(),
  })
}

export async function waitForNoAlert(popup: Page): Promise<void> {
  await waitUntil('an end of the alert', async () => (await alertText(popup)) === '', {
    describe: () => popup.describe(),
  })
}

const services = ['Fitbit', 'Garmin', 'Withings', 'Strava', 'Polar', 'Oura']

/** Names of the services that the popup calls healthy. */
export async function healthyServices(popup: Page): Promise<string[]> {
  const list = popup.getByRole('list', 'Connections')
  const areHealthy = await Promise.all(
    services.map(async (service) => {
      const item = list.getByRole('listitem', service)
      return (await item.count()) === 1 && (await item.text()).includes('Healthy')
    }),
  )
  return services.filter((_service, index) => areHealthy[index])
}

/** Waits until a service has that state, in the popup's words. */
export async function waitForState(popup: Page, service: string, label: string): Promise<void> {
  const item = popup.getByRole('list', 'Connections').getByRole('listitem', service)
  await waitUntil(`${service}: ${label}`, async () => (await item.text()).includes(label), {
    describe: () => popup.describe(),
  })
}

/** Waits until the repair is at the step with these words, in which its proof may still be missing. */
export async function waitForStep(popup: Page, words: string): Promise<void> {
  const current = () =>
    popup.evaluate(() => document.querySelector('[aria-current=step]')?.textContent ?? '')
  await waitUntil(`the step "${words}"`, async () => (await current()).includes(words), {
    describe: () => popup.describe(),
  })
}
