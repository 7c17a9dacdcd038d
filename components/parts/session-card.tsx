import type { SessionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './session-card.css'

/** Why signing in matters, and the button for it; nothing once that is done. */
export function SessionCard({ session, act }: { session: SessionView; act: ViewActions }) {
  if (session.kind === 'signing-in') {
    return (
      <section class="session card" aria-label="Sign-in">
        <Icon name="arrows" spinning />
        <p>Go on in the FitTrend window that has opened. This page follows by itself.</p>
      </section>
    )
  }
  if (session.kind !== 'signed-out') return null
  return (
    <section class="session card" aria-label="Sign-in">
      <Icon name="person" />
      <p>{session.sentence}</p>
      <Button kind="primary" onClick={() => act.send({ type: 'sign-in' })}>
        Sign in to FitTrend
      </Button>
    </section>
  )
}
