import type { AppState } from '../../utils/app-state.ts'
import type { ViewActions } from '../../utils/view/view-model.ts'
import { Button } from '../parts/button.tsx'
import { TimeAgo } from '../parts/time-ago.tsx'
import './check-bar.css'

interface CheckBarProps {
  state: AppState
  act: ViewActions
}

/** When the connections were last looked at, and the button to look now. */
export function CheckBar({ state, act }: CheckBarProps) {
  const { checking, lastCheck } = state
  return (
    <div class="check-bar">
      <p>
        <span aria-live="polite">{wordsOf(state)}</span>{' '}
        {!checking && lastCheck && <TimeAgo at={lastCheck.at} />}
      </p>
      <Button icon="arrows" busy={checking} onClick={() => act.send({ type: 'check-now' })}>
        Check now
      </Button>
    </div>
  )
}

function wordsOf({ checking, lastCheck }: AppState): string {
  if (checking) return 'Checking…'
  return lastCheck ? 'Checked' : 'Not checked yet'
}
