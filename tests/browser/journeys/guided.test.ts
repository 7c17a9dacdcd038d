import { describe, expect } from 'vitest'
import type { LoggedEvent } from '../../../sandbox/model/event-log.ts'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import { expectNoWrongClicks } from '../../wrong-clicks.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { breakFitbit } from '../person/broken-fitbit.ts'
import { openConsent } from '../person/consent.ts'
import { expectCounts } from '../person/expect-counts.ts'
import { askSandbox, setScene } from '../person/fittrend-account.ts'
import { test } from '../shared-browser.ts'

const goOn = 'Go on, I will choose it myself'
const whole = { disable: 1, remove: 1, connected: 1 }

describe('guided by the page', () => {
  test('covered by a question about cookies: waits, outlives its worker, goes on by itself', async ({
    driver,
    sandbox,
    popup,
  }) => {
    const page = await untilAsked(driver, sandbox, popup, 'cookie-banner')
    expect(await popup.text()).toContain('Waiting for you: Something lies over')
    await waitForBanner(page, 'Something lies over')
    await driver.killBackground()
    await page.getByRole('button', 'Accept all').click()
    await allowAndSeeRepaired(driver, sandbox)
  })

  test('words that nobody knows: follows the user’s own clicks by what FitTrend shows', async ({
    driver,
    sandbox,
    popup,
  }) => {
    const page = await untilAsked(driver, sandbox, popup, 'changed-words')
    expect(await popup.text()).toContain('We could not find "Disable" of Fitbit')
    await page.getByRole('button', 'Disconnect').click()
    await popup.getByRole('button', goOn).click()
    await waitUntil(
      'the next wait',
      async () => (await popup.text()).includes('We could not find "Remove" of Fitbit'),
      { describe: () => popup.describe() },
    )
    await openEntry(page)
    await page.getByRole('button', 'Delete').click()
    await waitUntil(
      'the wait for step 5',
      async () => (await popup.text()).includes('in the list of services'),
      { describe: () => popup.describe() },
    )
    await page.getByRole('button', 'Add a source').click()
    await allowAndSeeRepaired(driver, sandbox, popup)
  })

  test('a list that opens for a real pointer alone: told before Disable, then step 5 is the user’s', async ({
    driver,
    sandbox,
    popup,
  }) => {
    const page = await untilAsked(driver, sandbox, popup, 'hover-only')
    expect(await popup.text()).toContain('Nothing was removed so far.')
    await waitForBanner(page, 'Say in Reconnect whether to go on')
    await expectCounts(sandbox, 'fitbit', { disable: 0, remove: 0 })
    await popup.getByRole('button', goOn).click()
    await waitUntil(
      'the wait for step 5',
      async () => (await popup.text()).includes('Waiting for you: Click Enable Service'),
      { timeout: 60_000, describe: () => popup.describe() },
    )
    await expectCounts(sandbox, 'fitbit', { disable: 1, remove: 1, connected: 0 })
    await page.bringToFront()
    await waitForBanner(page, 'Click Enable Service.')
    await page.evaluate(openFlyout)
    await page.getByRole('list', 'Services').getByRole('link', 'Fitbit').click()
    await allowAndSeeRepaired(driver, sandbox, popup)
  })

  test('a list that can’t be read, and the user doesn’t go on: nothing was changed', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await untilAsked(driver, sandbox, popup, 'hover-only')
    await driver.killBackground()
    await popup.getByRole('button', 'Don’t go on').click()
    await popup.getByRole('heading', 'Not repaired').waitFor()
    await expectCounts(sandbox, 'fitbit', { disable: 0, remove: 0 })
    expectNoWrongClicks(await wrongClicks(sandbox))
  })

  test('Stop on the page ends the wait; nothing was changed', async ({
    driver,
    sandbox,
    popup,
  }) => {
    const page = await untilAsked(driver, sandbox, popup, 'cookie-banner')
    await page.getByRole('button', 'Stop').click()
    await popup.getByRole('heading', 'Not repaired').waitFor()
    expect(await popup.text()).toContain('You stopped the repair.')
    await expectCounts(sandbox, 'fitbit', { disable: 0, remove: 0 })
    expectNoWrongClicks(await wrongClicks(sandbox))
  })

  test('"Do it myself" shows each click, and makes none', async ({ driver, sandbox, popup }) => {
    const page = await untilAsked(driver, sandbox, popup, 'cookie-banner')
    await popup.getByRole('button', 'Do it myself').click()
    await popup.getByRole('button', 'Do it for me').waitFor()
    await page.bringToFront()
    await page.getByRole('button', 'Accept all').click()
    await waitForBanner(page, 'Click (+) of Fitbit.')
    const before = await clicksOf(sandbox)
    await openEntry(page)
    await waitForBanner(page, 'Click Disable of Fitbit.')
    await page.getByRole('button', 'Disable').click()
    await waitForBanner(page, 'Click Remove of Fitbit.')
    expect((await clicksOf(sandbox)).length).toBeGreaterThan(before.length)
    expect((await clicksOf(sandbox)).filter(({ detail }) => !detail.trusted)).toEqual([])
    await popup.getByRole('button', 'Do it for me').click()
    await page.bringToFront()
    await allowAndSeeRepaired(driver, sandbox, popup)
  })
})

/** The user allows at the service; each step has happened once. @param popup opened anew where none is given */
async function allowAndSeeRepaired(
  driver: Driver,
  sandbox: RunningSandbox,
  popup?: Page,
): Promise<void> {
  await (await openConsent(driver, sandbox)).getByRole('button', 'Allow').click()
  const shown = popup ?? (await driver.openExtensionPage('popup.html'))
  await shown.getByRole('heading', 'Repaired').waitFor()
  await expectCounts(sandbox, 'fitbit', whole)
  expectNoWrongClicks(await wrongClicks(sandbox))
}

/** Starts the repair on a variant of the page that the engine has to stop on. */
async function untilAsked(
  driver: Driver,
  sandbox: RunningSandbox,
  popup: Page,
  variant: string,
): Promise<Page> {
  await breakFitbit(sandbox, popup)
  await setScene(sandbox, 'variant', { name: variant })
  await popup.getByRole('button', 'Repair Fitbit').click()
  await waitUntil(
    'the wait for the user',
    async () => (await popup.text()).includes('Waiting for you:'),
    { timeout: 90_000, describe: () => popup.describe() },
  )
  return await driver.waitForPage('the Connect page', (url) =>
    url.startsWith(`${sandbox.origin}/account/connect`),
  )
}

/** What the banner says stands in a shadow root beside the page's body. */
async function waitForBanner(page: Page, sentence: string): Promise<void> {
  const text = () =>
    page.evaluate(() => document.querySelector('fittrend-reconnect')?.shadowRoot?.textContent ?? '')
  await waitUntil(`the banner's "${sentence}"`, async () => (await text()).includes(sentence), {
    describe: async () => `It said: ${await text()}. ${await page.describe()}`,
  })
}

/** What a pointer over "Enable Service" does, as long as it stays there. */
function openFlyout(): void {
  const list = document.querySelector<HTMLElement>('.flyout ul')
  list?.style.setProperty('display', 'block')
  // The test's own name for it: its links stand elsewhere on the page, too.
  list?.setAttribute('aria-label', 'Services')
}

/** The user clicks the (+) beside Fitbit, if the entry is closed. */
async function openEntry(page: Page): Promise<void> {
  await page.evaluate(() => {
    const entry = document.querySelector('[data-service=fitbit]')
    const act = entry?.querySelector('[data-do=disable], [data-do=remove]')
    if (!act) entry?.querySelector('[data-do=toggle]')?.setAttribute('aria-label', 'Open Fitbit')
  })
  if ((await page.getByRole('button', 'Open Fitbit').count()) === 1) {
    await page.getByRole('button', 'Open Fitbit').click()
  }
}

async function clicksOf(sandbox: RunningSandbox): Promise<LoggedEvent[]> {
  const response = await askSandbox(sandbox, 'log')
  const { events } = (await response.json()) as { events: LoggedEvent[] }
  return events.filter(({ kind }) => kind === 'click' || kind === 'decoy')
}

/** Clicks of ours, not the user's, on a decoy or in the entry of another service. */
async function wrongClicks(sandbox: RunningSandbox): Promise<string[]> {
  const ours = (await clicksOf(sandbox)).filter(({ detail }) => !detail.trusted)
  const isOther = ({ service }: LoggedEvent) => !['fitbit', '', null].includes(service)
  const wrong = ours.filter((event) => event.kind === 'decoy' || isOther(event))
  return wrong.map((event) => JSON.stringify(event))
}
