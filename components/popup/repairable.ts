import type { AppState } from '../../utils/app-state.ts'

/** Services to offer a repair for: not the one being repaired, nor those in line behind it. */
export function repairableOf({ connections, repair, queue }: AppState): Set<string> {
  const atWork = repair && !repair.outcome ? [repair.service.id] : []
  const taken = new Set([...atWork, ...queue])
  const ids = connections.filter((it) => it.canRepair).map((it) => it.service.id)
  return new Set(ids.filter((id) => !taken.has(id)))
}
