import type { Exchange } from '../http/exchange.ts'
import { sendJson } from '../http/reply.ts'
import type { Sandbox } from '../sandbox.ts'
import type { ServiceHost } from '../services/service-host.ts'
import { authorize } from './bearer.ts'

/** GET /services: every service that FitTrend knows, connected or not, and whether it can be enabled. */
export async function listServices(sandbox: Sandbox, exchange: Exchange): Promise<void> {
  await authorize(sandbox, exchange, 'connections:read')
  sendJson(exchange.res, { services: [...sandbox.hosts.values()].map(offer) })
}

function offer({ kind, availability }: ServiceHost) {
  const base = { service: { id: kind.id, name: kind.name }, status: availability }
  if (availability === 'available') return base
  const notice =
    availability === 'retired'
      ? `${kind.name} has ended the interface that FitTrend imports from.`
      : `${kind.name} does not answer at the moment. We keep trying.`
  return { ...base, notice }
}
