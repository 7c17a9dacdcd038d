import type { ConnectionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from '../parts/button.tsx'
import { formatMoment } from '../words/format-date.ts'
import './snooze-control.css'

const choices = [
  { kind: 'day', words: '1 day' },
  { kind: 'week', words: '1 week' },
  { kind: 'change', words: 'Until it changes' },
] as const

/** Puts the alert about one connection off, or takes that back. Unfinished work of ours can wait a day at most. */
export function SnoozeControl({
  connection,
  act,
}: {
  connection: ConnectionView
  act: ViewActions
}) {
  const { account, service, snooze, alert, state } = connection
  const send = (kind: 'day' | 'week' | 'change' | null) =>
    act.send({ type: 'snooze', account, service: service.id, for: kind })
  if (snooze) {
    return (
      <p class="snooze">
        {snooze.until === null
          ? 'No alerts until its state changes.'
          : `No alerts until ${formatMoment(snooze.until)}.`}{' '}
        <button type="button" class="link" onClick={() => send(null)}>
          Alert me again<span class="for-screen-readers"> about {service.name}</span>
        </button>
      </p>
    )
  }
  // What nobody knows is no state that one could be rid of.
  if (alert === 'none' || alert === 'once' || state === 'unknown') return null
  const offered = choices.filter(({ kind }) => alert !== 'loudest' || kind === 'day')
  return (
    <details class="snooze">
      <summary>
        Snooze<span class="for-screen-readers"> alerts about {service.name}</span>
      </summary>
      <div class="snooze-choices">
        {offered.map(({ kind, words }) => (
          <Button key={kind} kind="quiet" onClick={() => send(kind)}>
            {words}
          </Button>
        ))}
      </div>
    </details>
  )
}
