import type { AppState } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import './account-switch.css'

/** Which FitTrend account is shown, where several are watched. */
export function AccountSwitch({
  accounts,
  act,
}: {
  accounts: AppState['accounts']
  act: ViewActions
}) {
  if (accounts.length < 2) return null
  return (
    <label class="account-switch">
      {say('popup_account')}
      <select
        value={accounts.find(({ isShown }) => isShown)?.id ?? ''}
        onChange={(event) => act.send({ type: 'show-account', account: event.currentTarget.value })}
      >
        {accounts.map(({ id, name, needsYou }) => (
          <option key={id} value={id}>
            {needsYou > 0 ? `${name} (${needsYou})` : name}
          </option>
        ))}
      </select>
    </label>
  )
}
