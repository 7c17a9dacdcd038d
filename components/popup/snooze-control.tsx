import type { ConnectionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import { formatMoment } from '../words/format-date.ts'
import './snooze-control.css'

const choices = ['day', 'week', 'change'] as const

/** Puts the alert about one connection off, or takes that back. Unfinished work of ours can wait a day at most. */
export function SnoozeControl({
  connection,
  act,
}: {
  connection: ConnectionView
  act: ViewActions
}) {
  const { account, service, snooze, alert, state } = connection
  const { name } = service
  const send = (kind: (typeof choices)[number] | null) =>
    act.send({ type: 'snooze', account, service: service.id, for: kind })
  if (snooze) {
    return (
      <p class="snooze">
        {snooze.until === null
          ? say('snoozed_to_change')
          : say('snoozed_until', { time: formatMoment(snooze.until) })}{' '}
        <button
          type="button"
          class="link"
          aria-label={say('snooze_end_of', { name })}
          onClick={() => send(null)}
        >
          {say('snooze_end')}
        </button>
      </p>
    )
  }
  // What nobody knows is no state that one could be rid of.
  if (alert === 'none' || alert === 'once' || state === 'unknown') return null
  const offered = choices.filter((kind) => alert !== 'loudest' || kind === 'day')
  return (
    <details class="snooze">
      <summary aria-label={say('snooze_of', { name })}>{say('snooze')}</summary>
      <div class="snooze-choices">
        {offered.map((kind) => (
          <Button key={kind} kind="quiet" onClick={() => send(kind)}>
            {say(`snooze_${kind}`)}
          </Button>
        ))}
      </div>
    </details>
  )
}
