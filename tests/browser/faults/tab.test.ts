import { describe } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver } from '../drivers/driver.ts'
import { expectRepairedOnce } from '../person/broken-fitbit.ts'
import { openConsent } from '../person/consent.ts'
import { type MomentName, moments, repairTab, repairUntil } from '../person/repair-tab.ts'
import { test } from '../shared-browser.ts'

/**
 * What may happen to the repair's own tab while FitTrend has no connection: the repair finds or opens
 * a page that tells how things stand, and goes on from there by itself.
 */
type TabFault = (driver: Driver, sandbox: RunningSandbox) => Promise<unknown>

const faults: Record<string, TabFault> = {
  closed: (driver, sandbox) => inTab(driver, sandbox, (api, tab) => api.tabs.remove(tab)),
  'navigated away': (driver, sandbox) =>
    inTab(
      driver,
      sandbox,
      async (api, tab, url) => void (await api.tabs.update(tab, { url })),
      `${sandbox.servicesOrigin}/`,
    ),
  reloaded: (driver, sandbox) => inTab(driver, sandbox, (api, tab) => api.tabs.reload(tab)),
  duplicated: (driver, sandbox) =>
    inTab(driver, sandbox, async (api, tab) => void (await api.tabs.duplicate(tab))),
  discarded: (driver, sandbox) =>
    inTab(driver, sandbox, async (api, tab) => void (await api.tabs.discard(tab))),
  crashed: async (driver, sandbox) => {
    const page = await driver.waitForPage('the repair’s page', (url) =>
      url.startsWith(sandbox.origin),
    )
    await page.crash()
  },
}

describe.for(Object.keys(moments) as MomentName[])('%s', (moment) => {
  test.for(Object.entries(faults))(
    'the repair’s tab is %s: goes on by itself, and is repaired once',
    async ([, fault], { driver, sandbox, popup }) => {
      await repairUntil(sandbox, popup, moment)
      await fault(driver, sandbox)
      await (await openConsent(driver, sandbox)).getByRole('button', 'Allow').click()
      await popup.getByRole('heading', 'Repaired').waitFor()
      await expectRepairedOnce(sandbox)
    },
  )
})

async function inTab<A extends unknown[]>(
  driver: Driver,
  sandbox: RunningSandbox,
  act: (api: typeof chrome, tab: number, ...args: A) => Promise<void>,
  ...args: A
): Promise<void> {
  const tab = await repairTab(driver, sandbox)
  await driver.evaluateInExtension(act, tab, ...args)
}
