import type { IncomingMessage } from 'node:http'
import type Provider from 'oidc-provider'
import type { Handler } from '../http/exchange.ts'

/**
 * Hands everything under `prefix` to an OAuth server. As Express does it, the path is cut and the
 * whole one kept in `originalUrl`, from which oidc-provider builds its own URLs.
 */
export function mount(prefix: string, provider: Provider): Handler {
  const callback = provider.callback()
  return async ({ req, res }) => {
    const mounted: IncomingMessage & { originalUrl?: string } = req
    mounted.originalUrl = req.url ?? '/'
    mounted.url = mounted.originalUrl.slice(prefix.length) || '/'
    await callback(mounted, res)
  }
}
