import type { AppState, ConnectionView } from '../../utils/protocol/app-state.ts'
import { forRepairAll } from '../../utils/view-state/for-repair-all.ts'

interface InRepair {
  account: string
  service: { id: string }
}

/** Connections to offer a repair for: not the one being repaired, nor those in line behind it. */
export function repairableOf({ connections, repair, queue }: AppState): Set<ConnectionView> {
  const taken: InRepair[] = repair && !repair.outcome ? [repair, ...queue] : queue
  return new Set(connections.filter((it) => it.canRepair && !taken.some(isSame(it))))
}

/** Whether something is about that connection, of that account. */
export function isSame({ account, service }: InRepair): (other: InRepair) => boolean {
  return (other) => other.account === account && other.service.id === service.id
}

/** How many of them "Repair all" repairs: the broken ones. */
export function countForRepairAll(
  connections: ConnectionView[],
  repairable: ReadonlySet<ConnectionView>,
): number {
  return forRepairAll(connections).filter((it) => repairable.has(it)).length
}
