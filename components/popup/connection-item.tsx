import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import type { ConnectionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say, sayMarked } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import { Heading } from '../parts/heading.tsx'
import { StateIcon } from '../parts/state-icon.tsx'
import { useFocusKept } from '../parts/use-focus-kept.ts'
import { Words } from '../words/words.tsx'
import { ExplainFirst } from './explain-first.tsx'
import { SnoozeControl } from './snooze-control.tsx'
import './connection-item.css'

interface ConnectionItemProps {
  connection: ConnectionView
  /** Opened for this service: shown in full. */
  featured: boolean
  /** Behind the repair that is at work. */
  queued: boolean
  /** A repair above it has the first button. */
  hasOther: boolean
  /** Its repair is allowed, and neither under way nor in line. */
  repairable: boolean
  supportUrl: string
  act: ViewActions
  /** Of its name, where the popup was opened for it. */
  featuredRef: RefObject<HTMLHeadingElement | null> | null
  repairRef: RefObject<HTMLButtonElement | null> | null
}

/** One service: its name, its state in words, what happened, and the repair where one is due. */
export function ConnectionItem(props: ConnectionItemProps) {
  const { connection, featured, queued, hasOther, repairable, act } = props
  const { account, service, tone, label, sentence } = connection
  // Preact's useId gave two items one id where the list was put together anew.
  const nameId = `service-${connection.account}-${service.id}`.replace(/\s/g, '-')
  const item = useRef<HTMLLIElement>(null)
  const ownName = useRef<HTMLHeadingElement>(null)
  const nameRef = props.featuredRef ?? ownName
  useFocusKept(item, nameRef)
  return (
    <li ref={item} class={featured ? 'connection featured' : 'connection'} aria-labelledby={nameId}>
      <StateIcon state={connection.state} tone={tone} />
      <div class="connection-body">
        <div class="connection-head">
          <Heading level={3} id={nameId} ref={nameRef}>
            <bdi>{service.name}</bdi>
          </Heading>
          <p class={`state-label tone-${tone}`}>{label}</p>
        </div>
        {connection.nothingSince && (
          <p class="nothing-since">
            <Words>{connection.nothingSince}</Words>
          </p>
        )}
        <p class="connection-sentence">
          <Words>{sentence}</Words>
        </p>
        <Evidence connection={connection} open={featured || connection.explainFirst} />
        {queued && <p class="queued">{say('popup_queued')}</p>}
        {repairable && (
          <Button
            kind={!hasOther && (tone === 'bad' || featured) ? 'primary' : 'plain'}
            ref={props.repairRef}
            onClick={() => act.send({ type: 'repair', account, service: service.id })}
          >
            <Words>{sayMarked('popup_repair', { name: service.name })}</Words>
          </Button>
        )}
        {connection.explainFirst && (
          <ExplainFirst connection={connection} supportUrl={props.supportUrl} act={act} />
        )}
        {connection.needsSupport && (
          <a href={props.supportUrl} target="_blank" rel="noopener">
            {say('popup_contact')}
          </a>
        )}
        {connection.state === 'disabled' && (
          <Button kind="quiet" onClick={() => act.send({ type: 'open-connect-page', account })}>
            <Words>{sayMarked('popup_enable', { name: service.name })}</Words>
          </Button>
        )}
        <SnoozeControl connection={connection} act={act} />
      </div>
    </li>
  )
}

/** The facts behind the verdict: one is said outright, more wait until they are asked for. */
function Evidence({ connection, open }: { connection: ConnectionView; open: boolean }) {
  const { evidence, service } = connection
  if (evidence.length === 0) return null
  if (evidence.length === 1)
    return (
      <p class="evidence">
        <Words>{evidence[0] ?? ''}</Words>
      </p>
    )
  return (
    <details class="evidence" open={open}>
      <summary aria-label={say('popup_details_of', { name: service.name })}>
        {say('popup_details')}
      </summary>
      <ul>
        {evidence.map((fact) => (
          <li key={fact}>
            <Words>{fact}</Words>
          </li>
        ))}
      </ul>
    </details>
  )
}
