import { useState } from 'preact/hooks'
import type { RepairOutcome } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import { Words } from '../words/words.tsx'
import { HelpReport } from './help-report.tsx'
import { LeaveRemoved } from './leave-removed.tsx'

interface NotRepairedProps {
  repair: string
  /** Name of the service. */
  service: string
  outcome: Extract<RepairOutcome, { kind: 'not-repaired' }>
  act: ViewActions
  supportUrl: string
}

/** The other end: why, what state things are in, three ways on, and where it is left removed a way out. */
export function NotRepaired({ repair, service, outcome, act, supportUrl }: NotRepairedProps) {
  const [helping, setHelping] = useState(false)
  return (
    <>
      <p class="result-lead">
        <Words>{outcome.why}</Words>
      </p>
      <h3>{say('result_stands')}</h3>
      <p>
        <Words>{outcome.stateNow}</Words>
      </p>
      <h3>{say('result_now')}</h3>
      <p>
        <Words>{outcome.whatNow}</Words>
      </p>
      <div class="result-buttons">
        {outcome.canRetry && (
          <Button kind="primary" onClick={() => act.send({ type: 'try-again', repair })}>
            {say('result_retry')}
          </Button>
        )}
        {outcome.canDoByHand && (
          <Button onClick={() => act.send({ type: 'do-it-myself', repair })}>
            {say('do_it_myself')}
          </Button>
        )}
        <Button expanded={helping} onClick={() => setHelping(!helping)}>
          {say('result_help')}
        </Button>
        <Button
          kind={outcome.canRetry ? 'quiet' : 'primary'}
          onClick={() => act.send({ type: 'close-result', repair })}
        >
          {say('result_close')}
        </Button>
      </div>
      {outcome.canLeave && <LeaveRemoved repair={repair} service={service} act={act} />}
      {helping && <HelpReport record={outcome.record} copy={act.copy} supportUrl={supportUrl} />}
    </>
  )
}
