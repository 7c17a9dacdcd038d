import { vi } from 'vitest'
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts'
import { HttpBrowser, type Page } from './http-browser.ts'

// Generous, for machines that are busy with other things; the tests take a second or two each.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 })

export const redirectUri = 'https://cjiahdejicohakefgaddjigdiifjegda.chromiumapp.org/fittrend'

/** A running sandbox with the tools that tests need around it. */
export interface Stage extends RunningSandbox {
  browser: HttpBrowser
  /** POST /sandbox/{name}; throws where the answer isn't 200. */
  scene(name: string, input?: object): Promise<Record<string, unknown>>
  state(): Promise<State>
  log(): Promise<{ events: { kind: string; service: string | null }[]; counts: Counts }>
}

interface State {
  now: string
  accounts: { id: string; connections: ShownConnection[]; inbox: { subject: string }[] }[]
}

interface Counts {
  decoys: number
  services: Record<string, Record<string, number>>
}

export interface ShownConnection {
  service: { id: string; name: string }
  status: string
  error: { code: string; message: string } | null
  token: { expiresAt: string; refreshedAt: string } | null
  import: {
    lastSucceededAt: string | null
    through: string | null
    records: number
    pausedUntil: string | null
    historyComplete: boolean
  }
  settings: Record<string, boolean>
  externalAccount: string
}

export async function openStage(): Promise<Stage> {
  const sandbox = await startSandbox({ quiet: true })
  const read = async (path: string) => (await fetch(`${sandbox.origin}${path}`)).json()
  return {
    ...sandbox,
    browser: new HttpBrowser(),
    scene: async (name, input = {}) => {
      const response = await post(`${sandbox.origin}/sandbox/${name}`, input)
      const body = (await response.json()) as Record<string, unknown>
      if (response.status !== 200) throw new Error(`${name}: ${JSON.stringify(body)}`)
      return body
    },
    state: () => read('/sandbox/state') as Promise<State>,
    log: () => read('/sandbox/log') as ReturnType<Stage['log']>,
  }
}

export function post(url: string, body: object | string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** The connection of an account as /sandbox/state shows it. */
export async function connectionIn(
  stage: Stage,
  service: string,
  account = 'acc-a',
): Promise<ShownConnection | undefined> {
  const { accounts } = await stage.state()
  return accounts
    .find(({ id }) => id === account)
    ?.connections.find((one) => one.service.id === service)
}

/** Signs the browser in to FitTrend by the real form. */
export async function signIn(
  stage: Stage,
  who: 'account-a' | 'account-b' = 'account-a',
): Promise<Page> {
  const page = await stage.browser.open(`${stage.origin}/account/connect`)
  return stage.browser.click(page, 'Sign in', {
    email: `${who}@example.com`,
    password: `journal-${who}`,
  })
}

/** Signs in at a service and allows, or only allows where the browser is signed in there. */
export async function consent(
  stage: Stage,
  page: Page,
  options: { who?: string; types?: string[]; button?: string; stopAt?: RegExp } = {},
): Promise<Page> {
  const { who = 'account-a', types, button = 'Allow', stopAt } = options
  const asked = page.text.includes('name="password"')
    ? await stage.browser.click(page, 'Sign in', {
        email: `${who}@example.com`,
        password: `device-${who}`,
      })
    : page
  return stage.browser.click(asked, button, types ? { types } : {}, stopAt)
}

/** Waits, in real time, until `check` gives something. */
export async function eventually<T>(check: () => Promise<T | undefined | false>): Promise<T> {
  const end = performance.now() + 5000
  while (performance.now() < end) {
    const value = await check()
    if (value) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('It did not come about within 5 s.')
}
