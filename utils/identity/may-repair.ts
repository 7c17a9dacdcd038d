import { repairScope } from './authorization-server.ts'
import type { Session } from './sessions.ts'

/** Whether a sign-in lets Reconnect change connections; false only where FitTrend has said that it doesn't. */
export function mayRepair(session: Session | null): boolean {
  return session?.scope === undefined || session.scope.split(' ').includes(repairScope)
}
