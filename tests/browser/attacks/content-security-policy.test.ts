import { describe, expect } from 'vitest'
import type { Driver, Page } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { killsAtMessages } from '../kills/kill-at-messages.ts'
import { setScene } from '../person/fittrend-account.ts'
import { test } from '../shared-browser.ts'

describe('nothing breaks the content security policy', () => {
  test('while popup, options and welcome are used, nor in the background', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await driver.evaluateInBackground(watch)
    const pages = [popup]
    for (const path of ['popup.html', 'options.html', 'welcome.html']) {
      pages.push(await driver.openExtensionPage(path))
    }
    for (const page of pages) await page.evaluate(watch)
    await setScene(sandbox, 'expire', { service: 'fitbit' })
    await popup.getByRole('button', 'Check now').click()
    await popup.getByRole('button', 'Repair Fitbit').waitFor()
    for (const page of pages) expect(await page.evaluate(reported), await page.url()).toEqual([])
    // Killed at each message, the background has forgotten that it was to watch.
    if (!killsAtMessages()) expect(await driver.evaluateInBackground(reported)).toEqual([])
    await expectWatched(driver, popup)
  })
})

/** An eval of the test's own is seen: so the silence before it says something. */
async function expectWatched(driver: Driver, popup: Page): Promise<void> {
  await popup.evaluate(evalLater)
  await waitUntil('the report of a page', async () => (await popup.evaluate(reported)).length > 0)
  // Firefox's event page is reached from another page, whose eval it would be.
  if (driver.name === 'firefox' || killsAtMessages()) return
  await driver.evaluateInBackground(evalLater)
  await waitUntil(
    'the report of the background',
    async () => (await driver.evaluateInBackground(reported)).length > 0,
  )
}

/** Runs in a page or the background: notes each violation, in Chromium those since it was loaded. */
function watch(scope?: unknown): void {
  const target = (scope ?? globalThis) as EventTarget & Record<string, unknown>
  const found: string[] = []
  target.violations = found
  target.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent
    found.push(`${effectiveDirective} ${blockedURI}`)
  })
  // Firefox has no such observer by default.
  if (typeof ReportingObserver === 'undefined' || scope) return
  const observer = new ReportingObserver(
    (reports) => {
      for (const { type, body } of reports) {
        if (type === 'csp-violation') found.push(JSON.stringify(body))
      }
    },
    { types: ['csp-violation'], buffered: true },
  )
  observer.observe()
}

function reported(scope?: unknown): string[] {
  return ((scope ?? globalThis) as { violations?: string[] }).violations ?? ['not watched']
}

/** Later, as remote control itself may evaluate text whatever the policy says. */
function evalLater(): void {
  setTimeout(() => new Function('return 1')())
}
