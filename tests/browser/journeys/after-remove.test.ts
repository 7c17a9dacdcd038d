import { describe, expect } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { breakFitbit, expectRepairedOnce } from '../person/broken-fitbit.ts'
import { watchConnectPage } from '../person/connect-page.ts'
import { openConsent } from '../person/consent.ts'
import { connectionOf, setScene } from '../person/fittrend-account.ts'
import { test } from '../shared-browser.ts'

const authorizations = '/api/v1/connections/fitbit/authorizations'

async function repairedAfterConsent(
  driver: Driver,
  sandbox: RunningSandbox,
  popup: Page,
): Promise<void> {
  const consent = await openConsent(driver, sandbox)
  await consent.getByRole('button', 'Allow').click()
  await popup.getByRole('heading', 'Repaired').waitFor(90_000)
  await expectRepairedOnce(sandbox)
  expect(await popup.text()).not.toContain('Permission was granted, but')
}

describe('permission that FitTrend’s API can’t ask for', () => {
  test.for([
    ['409: the service isn’t added yet', { kind: 'status', status: 409 }],
    ['503', { kind: 'status', status: 503 }],
    // Chromium sends once more by itself where a kept connection breaks.
    ['unreachable', { kind: 'reset' }],
  ] as const)(
    '%s: is asked for by the page’s own Enable',
    async ([, fault], { driver, sandbox, popup }) => {
      await breakFitbit(sandbox, popup)
      await setScene(sandbox, 'fault', { ...fault, path: authorizations })
      await popup.getByRole('button', 'Repair Fitbit').click()
      await watchConnectPage(driver, sandbox)
      await repairedAfterConsent(driver, sandbox, popup)
    },
  )

  test('on a page whose words nobody knows: the user is shown each step, to the end', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await breakFitbit(sandbox, popup)
    await setScene(sandbox, 'variant', { name: 'changed-words' })
    await setScene(sandbox, 'fault', { kind: 'status', status: 409, path: authorizations })
    const says = (words: string) =>
      waitUntil(`"${words}"`, async () => (await popup.text()).includes(words), {
        timeout: 90_000,
        describe: () => popup.describe(),
      })
    await popup.getByRole('button', 'Repair Fitbit').click()
    const page = await watchConnectPage(driver, sandbox)
    await says('We could not find "Disable" of Fitbit')
    await page.getByRole('button', 'Disconnect').click()
    await says('Nothing was removed so far.')
    await popup.getByRole('button', 'Go on, I will choose it myself').click()
    await says('We could not find "Remove" of Fitbit')
    await page.evaluate(openFitbit)
    await page.getByRole('button', 'Delete').click()
    await says('in the list of services')
    await page.getByRole('button', 'Add a source').click()
    await page.getByRole('button', 'Fitbit').click()
    await page.getByRole('button', 'Link').click()
    await repairedAfterConsent(driver, sandbox, popup)
  })
})

describe('what the user has begun by hand', () => {
  /** In a tab of the user's own, on FitTrend's page. */
  async function byHand(driver: Driver, sandbox: RunningSandbox, ...acts: string[]): Promise<void> {
    const page = await driver.openPage(`${sandbox.origin}/account/connect`)
    for (const act of acts) await page.evaluate(post, `/account/connect/fitbit/${act}`)
    await page.close()
  }

  test('Disable, while the popup still says "Needs repair": Repair goes on from there', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await breakFitbit(sandbox, popup)
    await byHand(driver, sandbox, 'disable')
    expect(await connectionOf(sandbox, 'fitbit')).toMatchObject({ status: 'disabled' })
    await popup.getByRole('button', 'Repair Fitbit').click()
    await watchConnectPage(driver, sandbox)
    await repairedAfterConsent(driver, sandbox, popup)
  })

  test('Disable and Remove: "Removed, not finished", finished with its settings', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await breakFitbit(sandbox, popup)
    await byHand(driver, sandbox, 'disable', 'remove')
    await popup.getByRole('button', 'Check now').click()
    await waitUntil(
      'its result',
      async () => (await popup.text()).includes('not added again yet'),
      {
        describe: () => popup.describe(),
      },
    )
    expect(await popup.text()).toContain('Removed, not finished')
    await popup.getByRole('button', 'Leave it removed').waitFor()
    await popup.getByRole('button', 'Try again').click()
    await watchConnectPage(driver, sandbox)
    await repairedAfterConsent(driver, sandbox, popup)
  })
})

/** Runs in the page: sends one of its forms. */
async function post(address: string): Promise<void> {
  const csrf = document.querySelector<HTMLInputElement>('input[name=csrf]')?.value ?? ''
  await fetch(address, { method: 'POST', body: new URLSearchParams({ csrf }) })
}

/** Runs in the page: the user opens the entry of Fitbit, if it is folded. */
function openFitbit(): void {
  const entry = document.querySelector('[data-service=fitbit]')
  if (!entry?.querySelector('[data-do=remove]')) {
    entry?.querySelector<HTMLElement>('[data-do=toggle]')?.click()
  }
}
