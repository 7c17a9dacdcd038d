import type { AppState, SessionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
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
      <h2>{say('settings_account')}</h2>
      <p>{sessionInWords(session)}</p>
      {session.kind === 'signed-out' && (
        <Button kind="primary" onClick={() => act.send({ type: 'sign-in' })}>
          {say('sign_in')}
        </Button>
      )}
      {isSignedIn && accounts.length > 1 && <AccountList accounts={accounts} act={act} />}
      {isSignedIn && accounts.length < 2 && (
        <Button onClick={() => act.send({ type: 'sign-out', account: session.account })}>
          {say('settings_sign_out')}
        </Button>
      )}
      {isSignedIn && (
        <>
          <Button onClick={() => act.send({ type: 'add-account' })}>
            {say('settings_add_account')}
          </Button>
          <p class="muted">{say('settings_add_hint')}</p>
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
      return say('sign_in_window')
    case 'signed-in':
      return say('settings_signed_in', { name: session.accountName })
    case 'not-needed':
      return say('settings_no_sign_in')
  }
}
