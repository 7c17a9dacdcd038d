import { useEffect, useRef } from 'preact/hooks'
import type { AppState, ConnectionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { ConnectionItem } from './connection-item.tsx'
import { inOrderOfNeed } from './connection-order.ts'
import { isSame } from './repairable.ts'
import './connection-list.css'

interface ConnectionListProps {
  state: AppState
  /** Those whose repair is offered. */
  repairable: Set<ConnectionView>
  featured: string | null
  act: ViewActions
}

/** One item per service, those that need the user first. */
export function ConnectionList({ state, repairable, featured, act }: ConnectionListProps) {
  const focus = useFocusOnFeatured(state.repair?.service.id === featured ? null : featured)
  return (
    <ul class="connection-list" aria-label={say('connections')}>
      {inOrderOfNeed(state.connections, featured).map((connection) => {
        const { id } = connection.service
        const isFeatured = id === featured
        return (
          <ConnectionItem
            key={`${connection.account}/${id}`}
            connection={connection}
            featured={isFeatured}
            hasOther={state.repair !== null}
            queued={state.queue.some(isSame(connection))}
            repairable={repairable.has(connection)}
            supportUrl={state.supportUrl}
            act={act}
            featuredRef={isFeatured ? focus.name : null}
            repairRef={isFeatured ? focus.repair : null}
          />
        )
      })}
    </ul>
  )
}

/**
 * Whoever opened the popup for one service starts at its Repair button, or at its name. Once only: later
 * pushes must not take the focus away from where the user went.
 */
function useFocusOnFeatured(featured: string | null) {
  const name = useRef<HTMLHeadingElement>(null)
  const repair = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (featured) (repair.current ?? name.current)?.focus()
  }, [])
  return { name, repair }
}
