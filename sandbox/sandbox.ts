import type Provider from 'oidc-provider'
import type { ServiceClient } from './engine/service-client.ts'
import type { Account } from './model/account.ts'
import type { EventLog } from './model/event-log.ts'
import type { Knobs } from './model/knobs.ts'
import type { Pending } from './model/pending.ts'
import type { RequestLog } from './model/request-log.ts'
import type { Sessions } from './model/sessions.ts'
import type { TokenStore } from './oauth/token-store.ts'
import type { ServiceHost } from './services/service-host.ts'

/** Everything that one running sandbox is made of; handed to every part that needs it. */
export interface Sandbox {
  /** Of the FitTrend site, e.g. http://localhost:5055. */
  origin: string
  /** Of the services' OAuth servers, e.g. http://127.0.0.1:5056. */
  servicesOrigin: string
  /** Redirect URIs of the extension, for sign-in and for `authorizations`. */
  redirectUris: readonly string[]
  accounts: Account[]
  sessions: Sessions
  pending: Pending
  log: EventLog
  requests: RequestLog
  knobs: Knobs
  /** FitTrend's own OAuth server, and what it has issued. */
  provider: Provider
  providerStore: TokenStore
  /** By service id: the services' side. */
  hosts: Map<string, ServiceHost>
  /** By service id: FitTrend's side. */
  clients: Map<string, ServiceClient>
  /** Runs `work` when no import, refresh or scene is running. */
  exclusive<T>(work: () => Promise<T>): Promise<T>
}

export function accountOf(sandbox: Sandbox, id: string): Account {
  const account = sandbox.accounts.find((one) => one.id === id)
  if (!account) throw new Error(`No account ${id}`)
  return account
}

export function hostOf(sandbox: Sandbox, service: string): ServiceHost {
  return found(sandbox.hosts.get(service), service)
}

export function clientOf(sandbox: Sandbox, service: string): ServiceClient {
  return found(sandbox.clients.get(service), service)
}

function found<T>(value: T | undefined, service: string): T {
  if (value === undefined) throw new Error(`No service ${service}`)
  return value
}
