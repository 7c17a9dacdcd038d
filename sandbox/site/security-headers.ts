import type { ServerResponse } from 'node:http'
import type { Sandbox } from '../sandbox.ts'

/**
 * What every page of the site sends. `form-action` must name the origins that a form's redirects end
 * at, too, because Chrome checks them (CSP 3, 6.4.1): the services, and the extension's redirect URIs.
 */
export function securityHeaders(sandbox: Sandbox, res: ServerResponse): void {
  const targets = [
    "'self'",
    sandbox.servicesOrigin,
    ...sandbox.redirectUris.map((uri) => new URL(uri).origin),
  ]
  res.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "frame-src 'self'",
      `form-action ${[...new Set(targets)].join(' ')}`,
      "base-uri 'none'",
      "frame-ancestors 'self'",
    ].join('; '),
  )
  res.setHeader('Referrer-Policy', 'same-origin')
  res.setHeader('X-Content-Type-Options', 'nosniff')
}
