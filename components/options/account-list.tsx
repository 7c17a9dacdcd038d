import type { AppState } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import './account-list.css'

/** The accounts that are watched side by side. */
export function AccountList({
  accounts,
  act,
}: {
  accounts: AppState['accounts']
  act: ViewActions
}) {
  return (
    <ul class="account-list" aria-label={say('settings_accounts')}>
      {accounts.map(({ id, name, isShown }) => (
        <li key={id}>
          <span>
            {name}
            {isShown && <span class="muted"> {say('settings_shown')}</span>}
          </span>
          {!isShown && (
            <Button kind="quiet" onClick={() => act.send({ type: 'show-account', account: id })}>
              {say('settings_show', { name })}
            </Button>
          )}
          <Button kind="quiet" onClick={() => act.send({ type: 'sign-out', account: id })}>
            {say('settings_sign_out_of', { name })}
          </Button>
        </li>
      ))}
    </ul>
  )
}
