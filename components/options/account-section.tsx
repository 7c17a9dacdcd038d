import type { AppState, SessionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from '../parts/button.tsx'
import { AccountList } from './account-list.tsx'

interface AccountSectionProps {
  session: SessionView
  accounts: AppState['accounts']
  act: ViewActions
}

/** Who is signed in to FitTrend. Passwords are typed on FitTrend's own page only. */
export function AccountSection({ session, accounts, act }: AccountSectionProps) {
  const isSignedIn = session.kind === 'signed-in'
  return (
    <section class="page-section card">
      <h2>Account</h2>
      <p>{sessionInWords(session)}</p>
      {session.kind === 'signed-out' && (
        <Button kind="primary" onClick={() => act.send({ type: 'sign-in' })}>
          Sign in to FitTrend
        </Button>
      )}
      {isSignedIn && accounts.length > 1 && <AccountList accounts={accounts} act={act} />}
      {isSignedIn && accounts.length < 2 && (
        <Button onClick={() => act.send({ type: 'sign-out', account: session.account })}>
          Sign out
        </Button>
      )}
      {isSignedIn && (
        <>
          <Button onClick={() => act.send({ type: 'add-account' })}>Add another account</Button>
          <p class="muted">
            For families who share this browser. FitTrend recommends one account per person, and one
            account of a service for each.
          </p>
        </>
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
