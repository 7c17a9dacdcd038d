import { expect, inject } from 'vitest'
import type { RunningSandbox } from '../../../../sandbox/start.ts'
import type { Driver, OpenedInContainer, Page } from '../../drivers/driver.ts'
import { waitUntil } from '../../drivers/wait-until.ts'
import { accountB, enableFitbitOfB } from '../../person/account-b.ts'
import { watchConnectPage } from '../../person/connect-page.ts'
import { servicePage } from '../../person/consent.ts'
import { deedsTo, setScene } from '../../person/fittrend-account.ts'
import { openPopupWindow } from '../../person/popup-window.ts'
import { sendSignInForm } from '../../person/sign-in-form.ts'
import { test } from '../no-api/no-api-test.ts'
import { visitConnectPage, waitForState } from '../no-api/seen-on-page.ts'

/** The first container that is made beside Firefox's own four. */
const inContainer = /^FitTrend \(container \d+\)/

test.runIf(inject('browserName') === 'firefox')(
  'no API: another person in a container tab has a reading and repairs of their own',
  { timeout: 300_000 },
  async ({ plainDriver: driver, sandbox }) => {
    const popup = await openPopupWindow(driver)
    const own = await visitConnectPage(driver, sandbox)
    await waitForState(popup, 'Fitbit', 'Healthy')
    await setScene(sandbox, 'expire', { service: 'fitbit', lifeSeconds: 60 })
    await own.goto(`${sandbox.origin}/account/connect`)
    await waitForState(popup, 'Fitbit', 'Needs repair')
    await own.close()

    const { page, deleteContainer } = await visitAsB(driver, sandbox)
    const names = await accountNames(popup)
    expect(names).toEqual([
      expect.stringMatching(/^FitTrend \(1\)$/),
      expect.stringMatching(inContainer),
    ])
    await waitForState(popup, 'Fitbit', 'Needs repair')
    await show(popup, names[1])
    await waitForState(popup, 'Fitbit', 'Healthy')
    expect((await driver.badge()).text).toBe('1')

    // B's breaks, too, and is repaired where B is signed in; the own one, in the default store, is left alone.
    await setScene(sandbox, 'expire', { account: 'acc-b', service: 'fitbit', lifeSeconds: 60 })
    await page.goto(`${sandbox.origin}/account/connect`)
    await waitForState(popup, 'Fitbit', 'Needs repair')
    await page.close()
    await popup.getByRole('button', 'Repair Fitbit').click()
    await watchConnectPage(driver, sandbox)
    const consent = await servicePage(driver, sandbox)
    await consent.getByRole('button', 'Allow').click()
    await popup.bringToFront()
    await popup.getByRole('heading', 'Repaired').waitFor()
    expect(await deedsTo(sandbox, 'acc-a', 'fitbit')).toEqual([])
    const deeds = await deedsTo(sandbox, 'acc-b', 'fitbit')
    expect(deeds.filter((it) => it !== 'settings')).toEqual([
      ...['enable', 'connected'],
      ...['disable', 'remove', 'enable', 'connected'],
    ])
    await popup.getByRole('button', 'Done').click()

    await show(popup, 'FitTrend (1)')
    await waitForState(popup, 'Fitbit', 'Needs repair')
    await deleteContainer()
    await popup.getByRole('button', 'Check now').click()
    await waitUntil(
      'the end of the container’s account',
      async () => (await popup.getByRole('combobox', 'FitTrend account').count()) === 0,
      { describe: () => popup.describe() },
    )
    await waitForState(popup, 'Fitbit', 'Needs repair')
  },
)

/** B signs in in a container tab, and connects a Fitbit of their own there. */
async function visitAsB(driver: Driver, sandbox: RunningSandbox): Promise<OpenedInContainer> {
  const opened = await driver.openInContainer?.(`${sandbox.origin}/account/connect`)
  if (!opened) throw new Error('There are no containers here.')
  await sendSignInForm(opened.page, accountB.email, accountB.fitTrendPassword)
  await opened.page.getByRole('button', 'Enable Service').waitFor()
  await enableFitbitOfB(opened.page)
  // Its history is in by then.
  await setScene(sandbox, 'clock', { advanceSeconds: 600 })
  await opened.page.goto(`${sandbox.origin}/account/connect`)
  return opened
}

/** Accounts to choose from, the default store's first, once there are two. */
async function accountNames(popup: Page): Promise<string[]> {
  await popup.bringToFront()
  return await waitUntil(
    'two accounts',
    async () => {
      const names = await popup.evaluate(() =>
        [...document.querySelectorAll('option')].map(({ label }) => label),
      )
      return names.length === 2 && names
    },
    { describe: () => popup.describe() },
  )
}

async function show(popup: Page, name = ''): Promise<void> {
  await popup.getByRole('combobox', 'FitTrend account').select(name)
}
