import type { SessionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './session-card.css'

/** Why signing in matters, and the button for it; nothing once that is done. */
export function SessionCard({ session, act }: { session: SessionView; act: ViewActions }) {
  if (session.kind === 'signing-in') {
    return (
      <section class="session card" aria-label={say('sign_in_card')}>
        <Icon name="arrows" spinning />
        <p>{say('sign_in_window')}</p>
      </section>
    )
  }
  if (session.kind !== 'signed-out') return null
  return (
    <section class="session card" aria-label={say('sign_in_card')}>
      <Icon name="person" />
      <p>{session.sentence}</p>
      <Button kind="primary" onClick={() => act.send({ type: 'sign-in' })}>
        {say('sign_in')}
      </Button>
    </section>
  )
}
