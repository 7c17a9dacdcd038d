import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { bundleEngine } from './engine-bundle.ts'

export type BrowserName = 'chromium' | 'firefox'
export const browserNames: BrowserName[] = ['chromium', 'firefox']

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** One browser with the engine in every document, and a loopback server for its pages. */
export interface BrowserPage {
  page: Page
  origin: string
  /** Serves this HTML at `path` from now on. */
  serve(path: string, page: string | Handler): void
  /** Serves this HTML at a fresh path and goes there. */
  show(html: string): Promise<void>
  close(): Promise<void>
}

const launchOptions = {
  chromium: {
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  },
  firefox: { executablePath: process.env.FIREFOX_PATH || '/usr/bin/firefox-esr', args: [] },
}

export async function openBrowserPage(name: BrowserName): Promise<BrowserPage> {
  const pages = new Map<string, string | Handler>()
  const server = await listen(pages)
  const browser = await launch(name)
  const page = await browser.newPage()
  await page.evaluateOnNewDocument(await bundleEngine())
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let shown = 0
  return {
    page,
    origin,
    serve: (path, content) => void pages.set(path, content),
    async show(html) {
      shown += 1
      pages.set(`/shown/${shown}`, html)
      await page.goto(`${origin}/shown/${shown}`)
    },
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

function launch(name: BrowserName): Promise<Browser> {
  return puppeteer.launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    headless: true,
    ...launchOptions[name],
  })
}

function listen(pages: Map<string, string | Handler>): Promise<Server> {
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (typeof page === 'function') page(request, response)
    else if (page === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
