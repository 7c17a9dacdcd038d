import type { Driver, ShownNotification } from './driver.ts'
import { waitUntil } from './wait-until.ts'

/** The notification with that title, once the desktop shows it. */
export function waitForNotification(
  driver: Driver,
  title: string,
  timeout?: number,
): Promise<ShownNotification> {
  return waitUntil(
    `the notification "${title}"`,
    async () => (await driver.notifications()).find((one) => one.title === title),
    {
      ...(timeout && { timeout }),
      describe: async () => `Shown: ${JSON.stringify(await driver.notifications())}`,
    },
  )
}
