import type { RunningSandbox } from '../../../sandbox/start.ts'

/** The sandbox's seeded account and its user at every service (sandbox/README.md). */
export const person = {
  email: 'account-a@example.com',
  fitTrendPassword: 'journal-account-a',
  servicePassword: 'device-account-a',
} as const

/**
 * Asks the sandbox about itself. Each time on a connection of its own: the next test's sandbox has the
 * same port, and a connection kept from the last one breaks under the first request.
 */
export function askSandbox(
  sandbox: RunningSandbox,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const headers = { ...init.headers, connection: 'close' }
  return fetch(`${sandbox.origin}/sandbox/${path}`, { ...init, headers })
}

/** Sets a scene of the sandbox (sandbox/README.md); throws with its answer where it refuses. */
export async function setScene(
  sandbox: RunningSandbox,
  name: string,
  scene: Record<string, unknown> = {},
): Promise<unknown> {
  const response = await askSandbox(sandbox, name, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(scene),
  })
  if (!response.ok) throw new Error(`Scene ${name}: ${await response.text()}`)
  return await response.json()
}

export interface ServiceCounts {
  disable: number
  remove: number
  enable: number
  connected: number
  settings: number
}

/** What FitTrend's server saw: how often each act was done, and clicks on decoys. */
export async function countsOf(
  sandbox: RunningSandbox,
  service: string,
): Promise<ServiceCounts & { decoys: number }> {
  const log = (await (await askSandbox(sandbox, 'log')).json()) as {
    counts: { decoys: number; services: Record<string, ServiceCounts> }
  }
  const none = { disable: 0, remove: 0, enable: 0, connected: 0, settings: 0 }
  return { ...none, ...log.counts.services[service], decoys: log.counts.decoys }
}

/** What was done to a connection of one account, by what FitTrend's server saw; each act as often as it was done. */
export async function deedsTo(
  sandbox: RunningSandbox,
  accountId: string,
  service: string,
): Promise<string[]> {
  const log = (await (await askSandbox(sandbox, 'log')).json()) as {
    events: { kind: string; account: string | null; service: string | null }[]
  }
  const acts = ['disable', 'remove', 'enable', 'connected', 'settings']
  return log.events
    .filter((it) => it.account === accountId && it.service === service && acts.includes(it.kind))
    .map(({ kind }) => kind)
}

export interface SeenConnection {
  service: { id: string }
  status: string
  settings: Record<string, boolean>
}

/** A connection as FitTrend's server has it; undefined where there is none. */
export async function connectionOf(
  sandbox: RunningSandbox,
  service: string,
  accountId = 'acc-a',
): Promise<SeenConnection | undefined> {
  const state = (await (await askSandbox(sandbox, 'state')).json()) as {
    accounts: { id: string; connections: SeenConnection[] }[]
  }
  const account = state.accounts.find(({ id }) => id === accountId)
  return account?.connections.find((connection) => connection.service.id === service)
}
