import type { Ref } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { AppState } from '../../utils/app-state.ts'
import type { ViewActions } from '../../utils/view/view-model.ts'
import { Button } from '../parts/button.tsx'
import { Heading } from '../parts/heading.tsx'
import { ConnectionItem } from './connection-item.tsx'
import { inOrderOfNeed } from './connection-order.ts'
import './connection-list.css'

interface ConnectionListProps {
  state: AppState
  featured: string | null
  act: ViewActions
  headingRef: Ref<HTMLHeadingElement>
}

/** All connections, those that need the user first. */
export function ConnectionList({ state, featured, act, headingRef }: ConnectionListProps) {
  const focus = useFocusOnFeatured(featured)
  const inRepair = state.repair?.outcome === null ? state.repair.service.id : null
  const isQueued = (id: string) => state.queue.includes(id)
  const repairable = state.connections.filter(
    ({ canRepair, service }) => canRepair && service.id !== inRepair && !isQueued(service.id),
  )
  return (
    <section class="connections">
      <div class="connections-head">
        <Heading level={2} ref={headingRef}>
          Connections
        </Heading>
        {repairable.length >= 2 && (
          <Button onClick={() => act.send({ type: 'repair-all' })}>Repair all</Button>
        )}
      </div>
      <ul aria-label="Connections">
        {inOrderOfNeed(state.connections, featured).map((connection) => {
          const { id } = connection.service
          return (
            <ConnectionItem
              key={id}
              connection={connection}
              featured={id === featured}
              queued={isQueued(id)}
              inRepair={id === inRepair}
              act={act}
              nameRef={id === featured ? focus.name : null}
              repairRef={id === featured ? focus.repair : null}
            />
          )
        })}
      </ul>
    </section>
  )
}

/** Whoever opened the popup for one service starts at its Repair button, or at its name. */
function useFocusOnFeatured(featured: string | null) {
  const name = useRef<HTMLHeadingElement>(null)
  const repair = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (featured) (repair.current ?? name.current)?.focus()
  }, [featured])
  return { name, repair }
}
