import type { SessionView } from '../../utils/app-state.ts'
import type { ViewActions } from '../../utils/view/view-model.ts'
import { Button } from '../parts/button.tsx'

/** Who is signed in to FitTrend. Passwords are typed on FitTrend's own page only. */
export function AccountSection({ session, act }: { session: SessionView; act: ViewActions }) {
  return (
    <section class="page-section card">
      <h2>Account</h2>
      <p>{sessionInWords(session)}</p>
      {session.kind === 'signed-out' && (
        <Button kind="primary" onClick={() => act.send({ type: 'sign-in' })}>
          Sign in to FitTrend
        </Button>
      )}
      {session.kind === 'signed-in' && (
        <Button onClick={() => act.send({ type: 'sign-out' })}>Sign out</Button>
      )}
    </section>
  )
}

function sessionInWords(session: SessionView): string {
  switch (session.kind) {
    case 'signed-out':
      return session.sentence
    case 'signing-in':
      return 'Go on in the FitTrend window that has opened. This page follows by itself.'
    case 'signed-in':
      return `Signed in to FitTrend as ${session.accountName}. Signed out, Reconnect can no longer notice when an import stops.`
    case 'not-needed':
      return 'Being signed in on the FitTrend site is enough. There is nothing to sign in to here.'
  }
}
