import type { Ref } from 'preact'
import type { AppState } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import { Heading } from '../parts/heading.tsx'
import { TimeAgo } from '../parts/time-ago.tsx'
import { formatMoment } from '../words/format-date.ts'
import './connections-head.css'

interface ConnectionsHeadProps {
  state: AppState
  act: ViewActions
  headingRef: Ref<HTMLHeadingElement>
}

/** When the connections were last looked at, and the button to look now. */
export function ConnectionsHead({ state, act, headingRef }: ConnectionsHeadProps) {
  const { checking, lastCheck } = state
  return (
    <div class="connections-head">
      <div>
        <Heading level={2} ref={headingRef}>
          {say('connections')}
        </Heading>
        <p>
          <span aria-live="polite">{wordsOf(state)}</span>{' '}
          {!checking && lastCheck && <TimeAgo at={lastCheck.at} />}
        </p>
      </div>
      <Button icon="arrows" busy={checking} onClick={() => act.send({ type: 'check-now' })}>
        {say('check_now')}
      </Button>
    </div>
  )
}

/** A time ago follows where there was a check. */
function wordsOf({ checking, lastCheck, lastReadAt }: AppState): string {
  if (checking) return say('popup_checking')
  if (!lastCheck) return say('popup_not_checked')
  if (!lastCheck.problem) return say('popup_checked')
  return lastReadAt === null
    ? say('popup_never_read')
    : say('popup_read_then_tried', { time: formatMoment(lastReadAt) })
}
