import { expect } from 'vitest'
import type { RunningSandbox } from '../../../../sandbox/start.ts'
import type { Driver, Page } from '../../drivers/driver.ts'
import { waitUntil } from '../../drivers/wait-until.ts'
import { setScene } from '../../person/fittrend-account.ts'
import { test } from './no-api-test.ts'
import { visitConnectPage, waitForState } from './seen-on-page.ts'

test('the schedule opens the page only for who has opted in, in an inactive tab', {
  timeout: 300_000,
}, async ({ plainDriver: driver, sandbox }) => {
  const popup = await driver.openExtensionPage('popup.html')
  const page = await visitConnectPage(driver, sandbox)
  await waitForState(popup, 'Fitbit', 'Healthy')
  await page.close()
  await setScene(sandbox, 'expire', { service: 'fitbit' })
  await noteSiteTabs(popup, sandbox)

  await letCheckBeDue(driver)
  await waitUntil('the schedule’s turn', async () => {
    const schedules = await stored<{ nextCheckAt: number }>(driver, 'schedules')
    return schedules.every(({ nextCheckAt }) => nextCheckAt > Date.now())
  })
  expect(await siteTabs(popup)).toEqual([])

  const options = await driver.openExtensionPage('options.html')
  await options.getByRole('checkbox', 'Also open it on a schedule').click()
  await waitUntil('the saved wish', async () => {
    const settings = await stored<{ opensPage?: boolean }>(driver, 'settings')
    return settings.some(({ opensPage }) => opensPage)
  })
  // A view that nobody looks at waits for news until it is seen.
  await popup.bringToFront()
  await letCheckBeDue(driver)
  await waitForState(popup, 'Fitbit', 'Needs repair')
  await waitUntil('the tab’s end', async () => (await siteTabs(popup)).every((it) => it.isClosed))
  expect(await siteTabs(popup)).toEqual([{ wasActive: false, isClosed: true }])
  await waitUntil('the badge', async () => (await driver.badge()).text === '1')
})

interface SiteTab {
  id: number | undefined
  wasActive: boolean
}
declare const window: { siteTabs: SiteTab[] }

/** From now on the popup notes each tab in which FitTrend is loaded. */
async function noteSiteTabs(popup: Page, { origin }: RunningSandbox): Promise<void> {
  await popup.evaluate((site: string) => {
    window.siteTabs = []
    chrome.tabs.onUpdated.addListener((id, { status }, { url, active }) => {
      const isNew = !window.siteTabs.some((it) => it.id === id)
      if (status === 'complete' && isNew && url?.startsWith(site)) {
        window.siteTabs.push({ id, wasActive: active })
      }
    })
  }, origin)
}

async function siteTabs(popup: Page): Promise<{ wasActive: boolean; isClosed: boolean }[]> {
  return await popup.evaluate(async () => {
    const open = new Set((await chrome.tabs.query({})).map(({ id }) => id))
    return window.siteTabs.map(({ id, wasActive }) => ({ wasActive, isClosed: !open.has(id) }))
  })
}

/** As if the hours until the next check had passed: its time comes, and the alarm rings. */
async function letCheckBeDue(driver: Driver): Promise<void> {
  // A worker that lives has the schedule in memory.
  await driver.killBackground()
  await driver.evaluateInExtension(async (api) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await done(indexedDB.open('reconnect'))
    const store = database.transaction('schedules', 'readwrite').objectStore('schedules')
    for (const key of await done(store.getAllKeys())) {
      const schedule = await done(store.get(key))
      await done(store.put({ ...schedule, nextCheckAt: Date.now() - 1 }, key))
    }
    database.close()
    await api.alarms.create('check', { when: Date.now(), periodInMinutes: 60 })
  })
}

/** What the extension has stored under a name. */
async function stored<T>(driver: Driver, name: string): Promise<T[]> {
  return await driver.evaluateInExtension(async (_api, wanted) => {
    const done = <V>(request: IDBRequest<V>) =>
      new Promise<V>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await done(indexedDB.open('reconnect'))
    const values = await done(database.transaction(wanted).objectStore(wanted).getAll())
    database.close()
    return values
  }, name)
}
