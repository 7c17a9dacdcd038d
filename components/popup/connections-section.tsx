import type { Ref } from 'preact'
import type { AppState } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { ConnectionList } from './connection-list.tsx'
import { ConnectionsHead } from './connections-head.tsx'
import { EmptyList } from './empty-list.tsx'
import { RepairAll } from './repair-all.tsx'
import { countForRepairAll, repairableOf } from './repairable.ts'
import './connections-section.css'

interface ConnectionsSectionProps {
  state: AppState
  featured: string | null
  act: ViewActions
  headingRef: Ref<HTMLHeadingElement>
}

/** Every connection, with the time of the last check above. */
export function ConnectionsSection({ state, featured, act, headingRef }: ConnectionsSectionProps) {
  const { account, connections, session } = state
  const repairable = repairableOf(state)
  const broken = countForRepairAll(connections, repairable)
  return (
    <section class="connections">
      <ConnectionsHead state={state} act={act} headingRef={headingRef} />
      {account !== null && broken >= 2 && <RepairAll account={account} count={broken} act={act} />}
      {connections.length > 0 && (
        <ConnectionList state={state} repairable={repairable} featured={featured} act={act} />
      )}
      {connections.length === 0 && session.kind !== 'signed-out' && <EmptyList state={state} />}
    </section>
  )
}
