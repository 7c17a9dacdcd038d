import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserPage, browserNames, openBrowserPage } from './browser-page.ts'
import { allSteps, runSteps } from './run-steps.ts'

/** A site without any script: each click loads a page anew, slowly, and the entry is closed again. */
function plainSite(browser: BrowserPage): string[] {
  const log: string[] = []
  const connections = new Map(['Garmin', 'Fitbit', 'Polar'].map((name) => [name, 'enabled']))
  browser.serve('/home', page('<header><a href="/menu">My Account</a></header><h1>Home</h1>'))
  browser.serve(
    '/menu',
    page('<nav><a href="/profile">Profile</a><a href="/connect">Connect</a></nav>'),
  )
  browser.serve('/connect', (_, response) => send(response, connectPage()))
  browser.serve('/act', (request, response) => act(request, response))
  browser.serve(
    '/services',
    page(
      `<h1>Enable Service</h1>${['Fitbit', 'Strava'].map((name) => `<p><a href="/service?${name}">${name}</a></p>`).join('')}`,
    ),
  )
  browser.serve('/service', (request, response) => {
    log.push(`pick ${request.url?.split('?')[1]}`)
    send(response, page('<h1>Fitbit</h1><form action="/consent"><button>Enable</button></form>'))
  })
  browser.serve('/consent', page('<h1>Consent</h1>'))
  return log

  function connectPage(): string {
    const entries = [...connections].map(
      ([name, state]) => `<details><summary>${name}</summary>
        <form action="/act"><input type="hidden" name="service" value="${name}">
        <button name="do" value="${state === 'enabled' ? 'disable' : 'remove'}">${state === 'enabled' ? 'Disable' : 'Remove'}</button></form></details>`,
    )
    return page(`<h1>Connect</h1>${entries.join('')}<a href="/services">Enable Service</a>`)
  }

  function act(request: IncomingMessage, response: ServerResponse): void {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams
    const service = query.get('service') ?? ''
    log.push(`${query.get('do')} ${service}`)
    if (query.get('do') === 'disable') connections.set(service, 'disabled')
    else connections.delete(service)
    setTimeout(() => response.writeHead(303, { location: '/connect' }).end(), 400)
  }
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><title>FitTrend</title><body>${body}</body></html>`
}

function send(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
}

describe.each(browserNames)('full page loads in %s', (name) => {
  let browser: BrowserPage
  beforeAll(async () => {
    browser = await openBrowserPage(name)
  }, 60_000)
  afterAll(() => browser.close())

  test('from the home page by the menu to the consent screen', async () => {
    const log = plainSite(browser)
    await browser.page.goto(`${browser.origin}/home`)
    const results = await runSteps(browser, allSteps)
    expect(results.map(({ kind }) => kind)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'done',
      'leaving',
    ])
    expect(log).toEqual(['disable Fitbit', 'remove Fitbit', 'pick Fitbit'])
    expect(browser.page.url()).toContain('/consent')
  }, 60_000)
})
