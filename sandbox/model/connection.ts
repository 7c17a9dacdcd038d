/** Tokens that FitTrend holds for one connection; times in ms since the epoch. */
export interface ServiceToken {
  accessToken: string
  refreshToken: string
  expiresAt: number
  refreshedAt: number
  /** Data types that the user granted. */
  scopes: readonly string[]
}

export type ProblemCode =
  | 'token_expired'
  | 'refresh_failed'
  | 'account_in_use'
  | 'permission_revoked'
  | 'scope_missing'
  | 'service_unavailable'
  | 'service_retired'

interface ConnectionProblem {
  code: ProblemCode
  since: number
  message: string
}

/** One service connected to one FitTrend account. */
export interface Connection {
  service: string
  disabled: boolean
  problem: ConnectionProblem | null
  token: ServiceToken | null
  /** Data type to on/off; lost with Remove. */
  settings: Record<string, boolean>
  /** Opaque, equal for equal accounts of the service. */
  externalAccount: string
  /** End of the pause that the service's rate limit forces. */
  pausedUntil: number | null
  historyComplete: boolean
  nextImportAt: number
  /** When FitTrend means to refresh; null once it has given up. */
  nextRefreshAt: number | null
  /** A refresh was sent and its answer lost: the next one presents a token already used. */
  answerLost: boolean
}

export type ConnectionStatus = 'connected' | 'paused' | 'error' | 'disabled'

export function statusOf(connection: Connection, at: number): ConnectionStatus {
  if (connection.disabled) return 'disabled'
  if (connection.problem) return 'error'
  return connection.pausedUntil !== null && connection.pausedUntil > at ? 'paused' : 'connected'
}
