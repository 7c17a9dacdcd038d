import type { AppState } from '../../utils/app-state.ts'
import { forRepairAll } from '../../utils/overview/for-repair-all.ts'

/** Services to offer a repair for: not the one being repaired, nor those in line behind it. */
export function repairableOf({ connections, repair, queue }: AppState): Set<string> {
  const atWork = repair && !repair.outcome ? [repair.service.id] : []
  const taken = new Set([...atWork, ...queue])
  const ids = connections.filter((it) => it.canRepair).map((it) => it.service.id)
  return new Set(ids.filter((id) => !taken.has(id)))
}

/** How many of them "Repair all" repairs: the broken ones. */
export function countForRepairAll(connections: AppState['connections'], repairable: Set<string>) {
  return forRepairAll(connections).filter(({ service }) => repairable.has(service.id)).length
}
