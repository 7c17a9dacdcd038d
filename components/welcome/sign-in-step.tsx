import type { SessionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say, sayMarked } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import { Words } from '../words/words.tsx'

/** Sign-in, followed live while FitTrend's own window is open. */
export function SignInStep({ session, act }: { session: SessionView; act: ViewActions }) {
  switch (session.kind) {
    case 'signed-out':
      return (
        <>
          <p>{say('welcome_sign_in_why')}</p>
          <Button kind="primary" onClick={() => act.send({ type: 'sign-in' })}>
            {say('sign_in')}
          </Button>
        </>
      )
    case 'signing-in':
      return <p>{say('sign_in_window')}</p>
    case 'signed-in':
      return (
        <p>
          <Words>{sayMarked('welcome_signed_in', { name: session.accountName })}</Words>
        </p>
      )
    case 'not-needed':
      return <p>{say('welcome_no_sign_in')}</p>
  }
}
