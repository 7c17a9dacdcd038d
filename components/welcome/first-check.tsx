import type { AppState } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from '../parts/button.tsx'
import { ToneIcon } from '../parts/tone-icon.tsx'
import './first-check.css'

interface FirstCheckProps {
  state: AppState
  act: ViewActions
  /** Whether the step before is done. */
  ready: boolean
}

/** What the first look at the connections has found. */
export function FirstCheck({ state, act, ready }: FirstCheckProps) {
  if (!ready) return <p class="muted">Follows by itself once you are signed in.</p>
  return (
    <>
      <p aria-live="polite">{findings(state)}</p>
      <Found state={state} />
      <Button
        icon="arrows"
        busy={state.checking}
        kind={state.lastCheck ? 'plain' : 'primary'}
        onClick={() => act.send({ type: 'check-now' })}
      >
        Check now
      </Button>
      {state.lastCheck && (
        <p class="muted">
          From now on Reconnect checks by itself. Its icon beside the address bar tells when a
          connection needs you; a click on it brings up the repair.
        </p>
      )}
    </>
  )
}

function findings({ checking, lastCheck, connections }: AppState): string {
  if (checking) return 'Looking at your connections…'
  if (!lastCheck) return 'Your connections haven’t been looked at yet.'
  if (lastCheck.problem) return 'The check didn’t work out. See above for what to do.'
  if (connections.length === 0) return 'There are no connections in FitTrend yet.'
  return connections.length === 1
    ? 'This is your connection:'
    : `These are your ${connections.length} connections:`
}

function Found({ state }: { state: AppState }) {
  if (state.connections.length === 0) return null
  return (
    <ul class="found" aria-label="Connections">
      {state.connections.map(({ service, tone, label }) => (
        <li key={service.id}>
          <ToneIcon tone={tone} />
          <span class="found-name">{service.name}</span> <span class={`tone-${tone}`}>{label}</span>
        </li>
      ))}
    </ul>
  )
}
