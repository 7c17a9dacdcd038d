import { useState } from 'preact/hooks'
import type { RepairOutcome } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from '../parts/button.tsx'
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
      <p class="result-lead">{outcome.why}</p>
      <h3>How things stand</h3>
      <p>{outcome.stateNow}</p>
      <h3>What now</h3>
      <p>{outcome.whatNow}</p>
      <div class="result-buttons">
        {outcome.canRetry && (
          <Button kind="primary" onClick={() => act.send({ type: 'try-again', repair })}>
            Try again
          </Button>
        )}
        <Button onClick={() => act.send({ type: 'do-it-myself', repair })}>Do it myself</Button>
        <Button expanded={helping} onClick={() => setHelping(!helping)}>
          Get help
        </Button>
        <Button kind="quiet" onClick={() => act.send({ type: 'close-result', repair })}>
          Close
        </Button>
      </div>
      {outcome.canLeave && <LeaveRemoved repair={repair} service={service} act={act} />}
      {helping && <HelpReport report={outcome.report} copy={act.copy} supportUrl={supportUrl} />}
    </>
  )
}
