import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts'
import { findBrowser } from '../../scripts/find-browser.ts'

/** One sandbox and one browser for both sides. */
export interface Stage {
  sandbox: RunningSandbox
  /** A signed-in Connect page of the baseline, loaded, with Fitbit's token expired. */
  open(context: BrowserContext): Promise<Page>
  browser: Browser
  close(): Promise<void>
}

export async function setStage(): Promise<Stage> {
  const sandbox = await startSandbox({ quiet: true })
  const browser = await chromium.launch({
    executablePath: findBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  return {
    sandbox,
    browser,
    open: (context) => open(sandbox, context),
    async close() {
      await browser.close()
      await sandbox.close()
    },
  }
}

async function open(sandbox: RunningSandbox, context: BrowserContext): Promise<Page> {
  await setScene(sandbox, 'reset')
  await setScene(sandbox, 'variant', { name: 'plain' })
  await setScene(sandbox, 'expire', { service: 'fitbit' })
  const { cookie } = await setScene(sandbox, 'sign-in')
  await context.addCookies([{ ...cookie, url: sandbox.origin }])
  const page = await context.newPage()
  await page.goto(`${sandbox.origin}/account/connect`)
  return page
}

async function setScene(
  { origin }: RunningSandbox,
  name: string,
  scene: object = {},
): Promise<{ cookie: { name: string; value: string } }> {
  const body = JSON.stringify(scene)
  const response = await fetch(`${origin}/sandbox/${name}`, { method: 'POST', body })
  if (!response.ok) throw new Error(`Scene ${name}: ${await response.text()}`)
  return (await response.json()) as { cookie: { name: string; value: string } }
}
