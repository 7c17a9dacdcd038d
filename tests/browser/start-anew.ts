import type { RunningSandbox } from '../../sandbox/start.ts'
import type { Driver, Page } from './drivers/driver.ts'
import { waitUntil } from './drivers/wait-until.ts'
import { setScene } from './person/fittrend-account.ts'
import { openPopupWindow } from './person/popup-window.ts'
import { signIn } from './person/sign-in.ts'
import { signInOnSite } from './person/site-sign-in.ts'

/**
 * A signed-in user with three healthy connections and the popup that shows them, whatever the test
 * before has left: FitTrend as at its start, the extension as if just installed but signed in.
 */
export async function startAnew(driver: Driver, sandbox: RunningSandbox): Promise<Page> {
  // The tab that this needs keeps the browser's window open.
  await driver.badge()
  for (const page of await driver.pages()) await page.close()
  for (const shown of await driver.notifications()) await driver.dismissNotification(shown)
  await setScene(sandbox, 'reset', { clock: 'keep', signIns: 'keep' })
  await driver.killBackground()
  await driver.evaluateInExtension(forgetAllButSignIn)
  const page = await signInOnSite(driver, sandbox)
  await page.evaluate(() => localStorage.clear())
  await page.close()
  const popup = await openPopupWindow(driver)
  await checkOrSignIn(driver, sandbox, popup)
  return popup
}

/** A test may have ended the sign-in. */
async function checkOrSignIn(driver: Driver, sandbox: RunningSandbox, popup: Page): Promise<void> {
  const main = popup.getByRole('main')
  const button = main.getByRole('button', 'Check now')
  await button.waitFor()
  if ((await main.getByRole('button', 'Sign in to FitTrend').count()) > 0) {
    // Else FitTrend's own session would spare the form that signIn() fills in.
    await setScene(sandbox, 'sign-out')
    await signIn(driver, sandbox, popup)
  } else {
    // Answered when that check has ended: what the test does to the API isn't meant for it.
    await driver.evaluateInExtension((api) => api.runtime.sendMessage({ type: 'check-now' }))
  }
  await popup.getByRole('list', 'Connections').getByRole('listitem', 'Fitbit').waitFor()
  // A first check learns from the past of each service; a test begins when nothing is under way.
  await waitUntil('the end of the first check', async () => !(await button.isDisabled()), {
    describe: () => popup.describe(),
  })
}

/** Runs in a page of the extension, while no background holds anything in memory. */
export async function forgetAllButSignIn(): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await done(indexedDB.open('reconnect'))
  const names = [...database.objectStoreNames].filter((name) => name !== 'sessions')
  if (names.length > 0) {
    const change = database.transaction(names, 'readwrite')
    await Promise.all(names.map((name) => done(change.objectStore(name).clear())))
  }
  database.close()
}
