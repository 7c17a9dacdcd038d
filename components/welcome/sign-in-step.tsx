import type { SessionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from '../parts/button.tsx'

/** Sign-in, followed live while FitTrend's own window is open. */
export function SignInStep({ session, act }: { session: SessionView; act: ViewActions }) {
  switch (session.kind) {
    case 'signed-out':
      return (
        <>
          <p>
            You sign in on FitTrend’s own page. Reconnect then sees how your imports are doing, and
            never your password.
          </p>
          <Button kind="primary" onClick={() => act.send({ type: 'sign-in' })}>
            Sign in to FitTrend
          </Button>
        </>
      )
    case 'signing-in':
      return <p>Go on in the FitTrend window that has opened. This page follows by itself.</p>
    case 'signed-in':
      return <p>You are signed in as {session.accountName}.</p>
    case 'not-needed':
      return <p>Nothing to do here: being signed in on the FitTrend site is enough.</p>
  }
}
