import type { Fault } from '../api/fault.ts'

/** What FitTrend does when a second account connects the same account of a service. */
type SharingPolicy = 'take-over' | 'refuse'

/** What scenes can turn that is not part of any account; times in seconds unless named otherwise. */
export interface Knobs {
  /** Life of the extension's access tokens. */
  accessTokenSeconds: number
  /** Life of an `authorizations` URL. */
  authorizationSeconds: number
  /** `Cache-Control: max-age` of GET /connections. */
  maxAgeSeconds: number
  /** Life of the services' access tokens. */
  serviceTokenSeconds: number
  /** Life of the services' refresh tokens. */
  serviceRefreshSeconds: number
  /** Time between two imports of one connection. */
  importSeconds: number
  /** Delay of every answer, in ms of real time; `sitePath`: of the site's, only that path's. */
  latencyMs: { site: number; api: number; sitePath: string | null }
  /** Set when the site offers no API: /api and /oauth answer 404. */
  apiOff: boolean
  fault: Fault | null
  /** Page variant of the Connect page. */
  variant: string
  sharing: SharingPolicy
}

export function defaultKnobs(): Knobs {
  return {
    accessTokenSeconds: 600,
    authorizationSeconds: 600,
    maxAgeSeconds: 5,
    serviceTokenSeconds: 8 * 3600,
    serviceRefreshSeconds: 30 * 86_400,
    importSeconds: 3600,
    latencyMs: { site: 0, api: 0, sitePath: null },
    apiOff: false,
    fault: null,
    variant: 'plain',
    sharing: 'take-over',
  }
}
