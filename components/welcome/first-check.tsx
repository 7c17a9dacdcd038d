import type { AppState } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say, sayMarked } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import { StateIcon } from '../parts/state-icon.tsx'
import { repairableOf } from '../popup/repairable.ts'
import { Words } from '../words/words.tsx'
import './first-check.css'

interface FirstCheckProps {
  state: AppState
  act: ViewActions
  /** Whether the step before is done. */
  ready: boolean
}

/** What the first look at the connections has found. */
export function FirstCheck({ state, act, ready }: FirstCheckProps) {
  if (!ready) return <p class="muted">{say('welcome_check_later')}</p>
  return (
    <>
      <p aria-live="polite">{findings(state)}</p>
      <Found state={state} act={act} />
      <Button
        icon="arrows"
        busy={state.checking}
        kind={state.lastCheck ? 'plain' : 'primary'}
        onClick={() => act.send({ type: 'check-now' })}
      >
        {say('check_now')}
      </Button>
      {state.lastCheck && <p class="muted">{say('welcome_from_now_on')}</p>}
    </>
  )
}

function findings({ checking, lastCheck, connections }: AppState): string {
  if (checking) return say('welcome_checking')
  if (!lastCheck) return say('welcome_not_checked')
  if (lastCheck.problem) return say('welcome_check_failed')
  if (connections.length === 0) return say('welcome_none_found')
  return say('welcome_found', { count: connections.length })
}

function Found({ state, act }: { state: AppState; act: ViewActions }) {
  if (state.connections.length === 0) return null
  const repairable = repairableOf(state)
  return (
    <ul class="found" aria-label={say('connections')}>
      {state.connections.map((connection) => {
        const { account, service, tone, label } = connection
        return (
          <li key={service.id}>
            <StateIcon state={connection.state} tone={tone} />
            <bdi class="found-name">{service.name}</bdi> <span class={`tone-${tone}`}>{label}</span>
            {repairable.has(connection) && (
              <Button
                kind={state.repair ? 'plain' : 'primary'}
                onClick={() => act.send({ type: 'repair', account, service: service.id })}
              >
                <Words>{sayMarked('popup_repair', { name: service.name })}</Words>
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
