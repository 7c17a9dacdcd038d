import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { findBrowser } from '../../scripts/find-browser.ts'
import { type GalleryServer, startGallery } from './gallery-server.ts'

declare const asked: unknown[]
declare const update: (state: string) => void

let gallery: GalleryServer
let browser: Browser
let page: Page
beforeAll(async () => {
  gallery = await startGallery()
  browser = await chromium.launch({
    executablePath: findBrowser('chromium'),
    args: ['--no-sandbox'],
  })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await gallery.close()
})
beforeEach(async () => {
  await page?.close()
  page = await browser.newPage()
})

async function open(query: Record<string, string>) {
  await page.goto(gallery.address({ view: 'popup', ...query }))
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const push = (state: string) => page.evaluate((it) => update(it), state)
const lastAsked = () => page.evaluate(() => asked.at(-1))
const button = (name: string) => page.getByRole('button', { name, exact: true })
const focused = () => page.locator(':focus').textContent()

describe('connections', () => {
  beforeEach(() => open({ state: 'all-states' }))

  test('are a list, each item named by its service alone', async () => {
    const list = page.getByRole('list', { name: 'Connections', exact: true })
    for (const name of ['Fitbit', 'Garmin', 'Withings', 'Strava', 'Polar', 'Oura']) {
      expect(await list.getByRole('listitem', { name, exact: true }).count(), name).toBe(1)
    }
  })

  test('are repaired one by one or all', async () => {
    await page.getByRole('listitem', { name: 'Fitbit' }).getByRole('button').click()
    expect(await lastAsked()).toEqual({
      type: 'repair',
      account: 'account-a',
      service: 'fitbit',
    })
    await button('Repair all').click()
    expect(await lastAsked()).toEqual({ type: 'repair-all', account: 'account-a' })
    expect(await button('Repair Garmin').count()).toBe(0)
  })

  test('say when they were checked, and are checked again', async () => {
    expect(await page.getByText('5 minutes ago').getAttribute('datetime')).toBe(
      '2026-11-22T09:26:00.000Z',
    )
    await button('Check now').click()
    expect(await lastAsked()).toEqual({ type: 'check-now' })
    expect(await page.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe(
      'options.html',
    )
  })
})

describe('opened for one service', () => {
  test('it comes first, with the focus on its repair', async () => {
    await open({ state: 'all-states', service: 'polar' })
    const first = page.getByRole('list', { name: 'Connections' }).getByRole('listitem').first()
    expect(await first.getByRole('heading').textContent()).toBe('Polar')
    await page.waitForFunction(() => document.activeElement !== document.body)
    expect(await focused()).toBe('Repair Polar')
  })

  test('a service that is not there changes nothing', async () => {
    await open({ state: 'all-states', service: '"><img>' })
    expect(await page.getByRole('heading', { level: 3 }).count()).toBe(6)
  })
})

describe('a repair at work', () => {
  test('shows six steps, marks the one at work, and says each state in words', async () => {
    await open({ state: 'working' })
    const steps = page.getByRole('list', { name: 'Repair steps of Fitbit', exact: true })
    expect(await steps.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/Go to My Account > Connect\s+done/),
      expect.stringMatching(/Click the \(\+\) beside Fitbit\s+done/),
      expect.stringMatching(/Click Disable\s+skipped/),
      expect.stringMatching(/Click Remove\s+working/),
      expect.stringMatching(/Click Enable Service and select Fitbit\s+not started/),
      expect.stringMatching(/Click Enable and grant permission at Fitbit\s+not started/),
    ])
    expect(await steps.locator('[aria-current="step"]').textContent()).toContain('Click Remove')
    const bar = page.getByRole('progressbar', { name: 'Repair of Fitbit' })
    expect(await bar.getAttribute('aria-valuenow')).toBe('50')
    await button('Stop').click()
    expect(await lastAsked()).toEqual({ type: 'stop-repair', repair: 'r1' })
  })

  test('of another account than the one that is shown says whose it is; this one’s is still offered', async () => {
    await open({ state: 'working' })
    expect(await page.getByText('In the FitTrend account').count()).toBe(0)
    await open({ state: 'repair-in-other-account' })
    expect(await page.getByText('In the FitTrend account “Test account B”.').count()).toBe(1)
    await button('Repair Fitbit').click()
    expect(await lastAsked()).toMatchObject({ type: 'repair', account: 'account-a' })
  })

  test('says in a live region that was there before when it waits for the user', async () => {
    await open({ state: 'connections' })
    const region = await page.getByRole('status').elementHandle()
    await push('waiting-consent')
    expect(await region?.textContent()).toBe(
      'Fitbit asks for your permission. Choose Allow in its window.',
    )
    await button('Grant permission').click()
    expect(await lastAsked()).toEqual({ type: 'grant-permission', repair: 'r1' })
    await push('waiting-page')
    await button('Show the page').click()
    expect(await lastAsked()).toEqual({ type: 'show-page', repair: 'r1' })
  })

  test('takes the focus to each new view, and not again within it', async () => {
    await open({ state: 'connections' })
    await push('working')
    expect(await focused()).toBe('Repairing Fitbit')
    await button('Stop').focus()
    await push('waiting-consent')
    expect(await focused()).toBe('Stop')
    await push('repaired')
    expect(await focused()).toBe('Repaired')
    await push('healthy')
    expect(await focused()).toBe('Connections')
  })
})

describe('after a repair', () => {
  test('the receipt says what changed and what did not', async () => {
    await open({ state: 'repaired' })
    const text = await page.getByRole('main').textContent()
    expect(text).toMatch(/Last day before\s*Nov 2/)
    expect(text).toMatch(/First day after\s*Nov 3/)
    expect(text).toMatch(/No gap/)
    expect(text).toMatch(/12,731, 251 more than before/)
    expect(text).toMatch(/As before: Steps, Sleep, Heart rate/)
    await button('Done').click()
    expect(await lastAsked()).toEqual({ type: 'close-result', repair: 'r1' })
  })

  test('a failure gives three ways on, and a report that the user copies', async () => {
    await open({ state: 'not-repaired' })
    expect(await page.getByRole('heading', { name: 'Not repaired', exact: true }).count()).toBe(1)
    await button('Try again').click()
    expect(await lastAsked()).toEqual({ type: 'try-again', repair: 'r1' })
    await button('Do it myself').click()
    expect(await lastAsked()).toEqual({ type: 'do-it-myself', repair: 'r1' })
    await button('Get help').click()
    const box = page.getByRole('textbox', { name: 'Report for support' })
    // What writes it is loaded first.
    await vi.waitFor(async () => expect(await box.inputValue()).not.toBe(''))
    const report = await box.inputValue()
    expect(report).toContain('The window of the service was closed.')
    await button('Copy report').click()
    expect(await lastAsked()).toEqual({ copied: report })
    await page.getByText('Copied.').waitFor()
  })
})

test('what a repair has removed can be left so, asked once more in place', async () => {
  await open({ state: 'not-repaired' })
  await button('Leave it removed').click()
  expect(await page.getByRole('group', { name: 'Leave Fitbit removed?' }).count()).toBe(1)
  await button('Keep reminding me').click()
  await button('Leave it removed').click()
  await button('Leave it removed').click()
  expect(await lastAsked()).toEqual({ type: 'leave-removed', repair: 'r1' })
})

test('missing access to the site is asked for inside the click', async () => {
  await open({ state: 'no-site-access' })
  await page.getByRole('alert').getByRole('button', { name: 'Allow access to FitTrend' }).click()
  expect(await lastAsked()).toBe('site-access')
})

test('signed out: why, and the button for it', async () => {
  await open({ state: 'signed-out' })
  expect(await page.getByRole('main').textContent()).toContain('Sign in so that Reconnect can see')
  await button('Sign in to FitTrend').click()
  expect(await lastAsked()).toEqual({ type: 'sign-in' })
})
