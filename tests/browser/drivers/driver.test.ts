import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect } from 'vitest'
import { test } from '../browser-test.ts'
import { waitForNotification } from './notifications.ts'
import { waitUntil } from './wait-until.ts'

/** What the other tests rely on; nothing here depends on what the extension does. */

let server: Server
let consentUrl: string
beforeAll(async () => {
  server = createServer((request, response) => {
    const back = new URL(request.url ?? '/', 'http://localhost').searchParams.get('back')
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><title>Consent</title><a href="${back}?code=1">Allow</a>`)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  consentUrl = `http://localhost:${(server.address() as AddressInfo).port}/consent`
})
afterAll(() => server.close())

test('the popup opens, in light and dark, and clicks are trusted', async ({ driver }) => {
  const popup = await driver.openExtensionPage('popup.html')
  await popup.getByRole('heading', 'Reconnect for FitTrend').waitFor()
  await popup.setViewport(380, 600)
  for (const scheme of ['light', 'dark'] as const) {
    await popup.setColorScheme(scheme)
    const isDark = () => popup.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    await waitUntil(`the ${scheme} scheme`, async () => (await isDark()) === (scheme === 'dark'))
    await popup.screenshot(`test-output/${driver.name}-popup-${scheme}.png`)
  }
  await popup.evaluate(() => {
    const button = document.body.appendChild(document.createElement('div')).attachShadow({
      mode: 'open',
    })
    button.innerHTML = '<button>Try me</button>'
    button.addEventListener('click', (event) => {
      document.title = `trusted ${event.isTrusted}`
    })
  })
  await popup.getByRole('button', 'Try me').click()
  expect(await popup.evaluate(() => document.title)).toBe('trusted true')
})

test('a wait that fails tells what was there instead', async ({ driver }) => {
  const popup = await driver.openExtensionPage('popup.html')
  await popup.getByRole('heading', 'Reconnect for FitTrend').waitFor()
  await expect(popup.getByRole('button', 'Pay now').click(200)).rejects.toThrow(
    /200 ms for exactly one button "Pay now".*Reconnect for FitTrend.*test-output/s,
  )
})

test('the badge is the one that was set last', async ({ driver }) => {
  const ours = { text: '2', color: '#cc0000', title: 'Two need you' }
  // Again and again, because the background may set its own after ours.
  await waitUntil('our badge', async () => {
    await driver.evaluateInExtension(async (api, { text, color, title }) => {
      await api.action.setBadgeText({ text })
      await api.action.setBadgeBackgroundColor({ color })
      await api.action.setTitle({ title })
    }, ours)
    return JSON.stringify(await driver.badge()) === JSON.stringify(ours)
  })
})

test('a notification is shown, and a click on it reaches the extension', async ({ driver }) => {
  const create = () =>
    driver.evaluateInExtension((api) => {
      const scope = globalThis as unknown as { clicked?: Promise<string> }
      scope.clicked ??= new Promise((resolve) => api.notifications.onClicked.addListener(resolve))
      return api.notifications.create('harness', {
        type: 'basic',
        iconUrl: api.runtime.getURL('icon/128.png'),
        title: 'From the test',
        message: 'Nothing to do.',
      })
    })
  await create()
  const shown = await waitForNotification(driver, 'From the test')
  expect(shown).toMatchObject({ message: 'Nothing to do.', buttons: [] })
  await driver.clickNotification(shown)
  const clicked = await driver.evaluateInExtension(
    () => (globalThis as unknown as { clicked: Promise<string> }).clicked,
  )
  expect(clicked).toBe('harness')
  expect(await driver.notifications()).toEqual([])
  await create()
  await driver.dismissNotification(await waitForNotification(driver, 'From the test'))
  expect(await driver.notifications()).toEqual([])
})

test('windows of the extension and of its consent are seen', async ({ driver }) => {
  await driver.evaluateInExtension((api) =>
    api.windows
      .create({ url: 'popup.html?service=fitbit', type: 'popup', width: 380, height: 600 })
      .then(() => undefined),
  )
  await driver.waitForPage('the popup in a window', (url) => url.endsWith('?service=fitbit'))
  const answer = driver.evaluateInExtension(
    (api, url) =>
      api.identity.launchWebAuthFlow({
        url: `${url}?back=${encodeURIComponent(api.identity.getRedirectURL('test'))}`,
        interactive: true,
      }),
    consentUrl,
  )
  const consent = await driver.waitForPage('the consent', (url) => url.startsWith(consentUrl))
  await consent.getByRole('link', 'Allow').click()
  expect(await answer).toMatch(/\/test\?code=1$/)
})

test('the background ends when told, and its events start it again', async ({ driver }) => {
  await driver.killBackground()
  await driver.evaluateInExtension((api) => api.alarms.create('harness', { when: Date.now() }))
  await waitUntil('the background to wake', () => driver.isBackgroundRunning())
  await driver.reloadExtension()
  const popup = await driver.openExtensionPage('popup.html')
  await popup.getByRole('heading', 'Reconnect for FitTrend').waitFor()
})

test('a killed browser comes back with the data of the extension', async ({ kept }) => {
  await kept.driver.evaluateInExtension(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('harness', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('kept')
        opening.onsuccess = () => {
          const writing = opening.result.transaction('kept', 'readwrite', { durability: 'strict' })
          writing.objectStore('kept').put('still here', 'key')
          writing.oncomplete = () => resolve()
        }
      }),
  )
  await kept.killAndRestart()
  const value = await kept.driver.evaluateInExtension(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('harness', 1)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('kept').objectStore('kept').get('key')
          reading.onsuccess = () => resolve(reading.result)
        }
      }),
  )
  expect(value).toBe('still here')
})
