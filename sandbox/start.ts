import { holdClock, releaseClock, secondMs } from './clock.ts'
import { runDue } from './engine/engine.ts'
import { ServiceClient } from './engine/service-client.ts'
import { exclusiveQueue } from './exclusive.ts'
import type { Exchange } from './http/exchange.ts'
import { listen } from './http/listen.ts'
import { EventLog } from './model/event-log.ts'
import { defaultKnobs } from './model/knobs.ts'
import { RequestLog } from './model/request-log.ts'
import { seed, seedAccounts } from './model/seed.ts'
import { serviceCatalogue } from './model/service-catalogue.ts'
import { Sessions } from './model/sessions.ts'
import { fittrendProvider } from './oauth/fittrend-provider.ts'
import { TokenStore } from './oauth/token-store.ts'
import { defaultRedirectUris } from './redirect-uris.ts'
import type { Sandbox } from './sandbox.ts'
import { createServiceHost } from './services/service-host.ts'
import { servicesSite } from './services/services-site.ts'
import { fittrendSite } from './site/fittrend-site.ts'

export interface SandboxOptions {
  /** Port of the FitTrend site; 0 or none takes any free one. */
  port?: number
  /** Port of the services' OAuth servers; 0 or none takes any free one. */
  servicesPort?: number
  /** Prints nothing but failures. */
  quiet?: boolean
  /** Redirect URIs of the extension, in place of those of the development ids. */
  redirectUris?: readonly string[]
}

export interface RunningSandbox {
  /** Of the FitTrend site, e.g. http://localhost:5055. */
  origin: string
  /** Of the services, on another host than FitTrend's, e.g. http://127.0.0.1:5056. */
  servicesOrigin: string
  close(): Promise<void>
}

/**
 * Starts an embedded FitTrend with the services that it imports from, on loopback, in this process,
 * whose `Date.now()` follows the sandbox clock until `close()`.
 * @throws PortTakenError
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  let answerSite: Answer = starting
  let answerServices: Answer = starting
  const site = await listen(options.port ?? 0, () => answerSite)
  const services = await listen(options.servicesPort ?? 0, () => answerServices).catch(
    async (error: unknown) => {
      await site.close()
      throw error
    },
  )
  holdClock()
  const origin = `http://localhost:${site.port}`
  const servicesOrigin = `http://127.0.0.1:${services.port}`
  const sandbox = assemble(origin, servicesOrigin, options.redirectUris ?? defaultRedirectUris)
  await seed(sandbox)
  answerSite = fittrendSite(sandbox)
  answerServices = servicesSite(sandbox)
  const timer = setInterval(
    () => void sandbox.exclusive(() => runDue(sandbox)).catch(console.error),
    secondMs,
  )
  if (!options.quiet) console.log(`sandbox ready ${origin} services ${servicesOrigin}`)
  const close = async () => {
    clearInterval(timer)
    await Promise.all([site.close(), services.close()])
    await sandbox.exclusive(async () => releaseClock())
  }
  return { origin, servicesOrigin, close }
}

type Answer = (exchange: Exchange) => Promise<void>

const starting: Answer = async ({ res }) => {
  res.writeHead(503, { 'Content-Type': 'text/plain' }).end('Starting.')
}

function assemble(
  origin: string,
  servicesOrigin: string,
  redirectUris: readonly string[],
): Sandbox {
  const knobs = defaultKnobs()
  const sessions = new Sessions()
  const providerStore = new TokenStore()
  const origins = { origin, servicesOrigin }
  const parts = { origin, redirectUris, sessions, knobs, store: providerStore }
  return {
    ...origins,
    redirectUris,
    accounts: seedAccounts(),
    sessions,
    pending: { authorizations: new Map(), trips: new Map() },
    log: new EventLog(),
    requests: new RequestLog(),
    knobs,
    provider: fittrendProvider(parts),
    providerStore,
    hosts: new Map(
      serviceCatalogue.map((kind) => [kind.id, createServiceHost(kind, origins, knobs)]),
    ),
    clients: new Map(
      serviceCatalogue.map((kind) => [kind.id, new ServiceClient(kind, origin, servicesOrigin)]),
    ),
    exclusive: exclusiveQueue(),
  }
}
