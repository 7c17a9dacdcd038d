import { describe, expect, inject } from 'vitest'
import type { RunningSandbox } from '../../../../sandbox/start.ts'
import { test } from '../../browser-test.ts'
import type { Driver, Page, ShownNotification } from '../../drivers/driver.ts'
import { waitForNotification } from '../../drivers/notifications.ts'
import { waitUntil } from '../../drivers/wait-until.ts'
import { accountB, addAccountB, enableFitbitOfB } from '../../person/account-b.ts'
import { watchConnectPage } from '../../person/connect-page.ts'
import { servicePage } from '../../person/consent.ts'
import { connectionOf, deedsTo, setScene } from '../../person/fittrend-account.ts'
import { signIn } from '../../person/sign-in.ts'
import { signInOnSite } from '../../person/site-sign-in.ts'
import { openViews, pressInPopup, seenInPopup } from '../../person/toolbar-popup.ts'

const address = 'popup.html?service=fitbit&account=acc-b'

describe('Fitbit of account B breaks while account A is shown', () => {
  test('a click on the notification shows B’s, and "Repair Fitbit" there repairs B’s', {
    timeout: 300_000,
  }, async ({ driver, sandbox }) => {
    const told = await untilBIsTold(driver, sandbox)
    await driver.clickNotification(told)
    await waitUntil('the popup for account B', async () =>
      (await openViews(driver)).some((url) => url.endsWith(address)),
    )
    await waitUntil(
      'account B in it',
      async () => {
        const { account, text } = await seenInPopup(driver, address)
        return account === `${accountB.name} (1)` && text.includes('Repair Fitbit')
      },
      { describe: async () => JSON.stringify(await seenInPopup(driver, address)) },
    )
    expect(await deedsTo(sandbox, 'acc-b', 'fitbit')).toEqual(connected)
    await pressInPopup(driver, address, 'Repair Fitbit')
    await expectRepairOfB(driver, sandbox)
  })

  test.runIf(inject('browserName') === 'chromium')(
    '"Repair" on it repairs B’s',
    {
      timeout: 300_000,
    },
    async ({ driver, sandbox }) => {
      const told = await untilBIsTold(driver, sandbox)
      expect(told.buttons).toContain('Repair')
      await driver.clickNotification(told, 'Repair')
      await expectRepairOfB(driver, sandbox)
    },
  )
})

/** What B itself has done to its Fitbit before. */
const connected = ['enable', 'connected']

/** Both accounts are watched, A is shown, the site is signed in as B; B's Fitbit breaks, and the user is told. */
async function untilBIsTold(driver: Driver, sandbox: RunningSandbox): Promise<ShownNotification> {
  const popup = await driver.openExtensionPage('popup.html')
  await signIn(driver, sandbox, popup)
  const options = await driver.openExtensionPage('options.html')
  await addAccountB(driver, sandbox, options)
  const page = await signInOnSite(driver, sandbox, accountB)
  await enableFitbitOfB(page)
  await page.close()
  await showA(options)
  await options.close()

  // A life this short lets no other token come to its end on the way.
  await setScene(sandbox, 'expire', { account: 'acc-b', service: 'fitbit', lifeSeconds: 60 })
  await popup.getByRole('button', 'Check now').click()
  const told = await waitForNotification(driver, `Fitbit needs repair (${accountB.name})`)
  const fitbit = popup.getByRole('list', 'Connections').getByRole('listitem', 'Fitbit')
  expect(await fitbit.text()).toContain('Healthy')
  await popup.close()
  return told
}

async function showA(options: Page): Promise<void> {
  await options.getByRole('button', 'Show Test account A').click()
  await waitUntil(
    'account A shown',
    async () =>
      (await options.getByRole('list', 'Accounts').text()).includes('Test account A (shown)'),
    { describe: () => options.describe() },
  )
}

/** B's Fitbit is reset, with B's account at Fitbit; of A's nothing was touched, by what the server saw. */
async function expectRepairOfB(driver: Driver, sandbox: RunningSandbox): Promise<void> {
  await watchConnectPage(driver, sandbox)
  const consent = await servicePage(driver, sandbox)
  await consent.getByRole('button', 'Allow').click()
  await waitUntil(
    'the connection of B',
    async () => (await connectionOf(sandbox, 'fitbit', 'acc-b'))?.status === 'connected',
  )
  await waitUntil('an empty badge', async () => (await driver.badge()).text === '')
  const deeds = await deedsTo(sandbox, 'acc-b', 'fitbit')
  expect(deeds.slice(0, 4)).toEqual([...connected, 'disable', 'remove'])
  expect(deeds.filter((it) => it === 'connected')).toHaveLength(2)
  expect(await deedsTo(sandbox, 'acc-a', 'fitbit')).toEqual([])
  expect(await connectionOf(sandbox, 'fitbit')).toMatchObject({ status: 'connected' })
}
