import type Provider from 'oidc-provider'
import type { Knobs } from '../model/knobs.ts'
import type { ServiceKind } from '../model/service-catalogue.ts'
import { TokenStore } from '../oauth/token-store.ts'
import { RateLimit } from './rate-limit.ts'
import { serviceProvider } from './service-provider.ts'

export type Availability = 'available' | 'unavailable' | 'retired'

/** One service: its OAuth server, its data, and whether it works today. */
export interface ServiceHost {
  kind: ServiceKind
  provider: Provider
  store: TokenStore
  rateLimit: RateLimit
  availability: Availability
}

export function createServiceHost(
  kind: ServiceKind,
  origins: { origin: string; servicesOrigin: string },
  knobs: Knobs,
): ServiceHost {
  const store = new TokenStore()
  return {
    kind,
    provider: serviceProvider({ kind, ...origins, knobs, store }),
    store,
    rateLimit: new RateLimit(),
    availability: 'available',
  }
}
