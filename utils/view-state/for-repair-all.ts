import { isLoudLevel } from '../connections/states.ts'
import type { ConnectionView } from '../protocol/app-state.ts'

/**
 * What "Repair all" is about: connections that are broken. One that is only silent has another remedy to be
 * tried first, and its own button for the reset.
 */
export function forRepairAll(connections: ConnectionView[]): ConnectionView[] {
  return connections.filter(({ canRepair, alert }) => canRepair && isLoudLevel(alert))
}
