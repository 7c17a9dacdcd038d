import { defaultKnobs } from './model/knobs.ts'
import { seed, seedAccounts } from './model/seed.ts'
import { clientOf, type Sandbox } from './sandbox.ts'

/**
 * Everything as it was at the start. With `keepSignIns`, browsers stay signed in to FitTrend and to
 * the services, and the extension keeps its tokens.
 */
export async function resetSandbox(sandbox: Sandbox, keepSignIns: boolean): Promise<void> {
  if (!keepSignIns) {
    sandbox.sessions.clear()
    sandbox.providerStore.clear()
  }
  Object.assign(sandbox.knobs, defaultKnobs())
  sandbox.pending.authorizations.clear()
  sandbox.pending.trips.clear()
  sandbox.log.clear()
  sandbox.requests.clear()
  for (const [service, host] of sandbox.hosts) {
    host.store.clear(keepSignIns ? ['Session'] : [])
    host.availability = 'available'
    host.rateLimit.reset()
    clientOf(sandbox, service).network.state = 'up'
  }
  sandbox.accounts.splice(0, sandbox.accounts.length, ...seedAccounts())
  await seed(sandbox)
}
