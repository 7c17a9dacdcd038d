import type { ServerResponse } from 'node:http'
import type { Sandbox } from '../sandbox.ts'

/** What a UI kit, or an old way to write pages, can't do without. */
export type CspNeed = 'inline-style' | 'inline-script' | 'eval' | 'data-images' | 'data-icons'

const needed: Record<CspNeed, { directive: string; source: string }> = {
  'inline-style': { directive: 'style-src', source: "'unsafe-inline'" },
  'inline-script': { directive: 'script-src', source: "'unsafe-inline'" },
  eval: { directive: 'script-src', source: "'unsafe-eval'" },
  'data-images': { directive: 'img-src', source: 'data:' },
  // Icon components fetch their own.
  'data-icons': { directive: 'connect-src', source: 'data:' },
}

/**
 * What every page of the site sends. `form-action` must name the origins that a form's redirects end
 * at, too, because Chrome checks them (CSP 3, 6.4.1): the services, and the extension's redirect URIs.
 */
export function securityHeaders(
  sandbox: Sandbox,
  res: ServerResponse,
  needs: readonly CspNeed[] = [],
): void {
  const targets = [
    "'self'",
    sandbox.servicesOrigin,
    ...sandbox.redirectUris.map((uri) => new URL(uri).origin),
  ]
  res.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      ...['script-src', 'style-src', 'img-src', 'connect-src'].map((name) => sources(name, needs)),
      "frame-src 'self'",
      `form-action ${[...new Set(targets)].join(' ')}`,
      "base-uri 'none'",
      "frame-ancestors 'self'",
    ].join('; '),
  )
  res.setHeader('Referrer-Policy', 'same-origin')
  res.setHeader('X-Content-Type-Options', 'nosniff')
}

function sources(directive: string, needs: readonly CspNeed[]): string {
  const more = needs.map((need) => needed[need]).filter((one) => one.directive === directive)
  return [directive, "'self'", ...more.map(({ source }) => source)].join(' ')
}
