import { useState } from 'preact/hooks'
import type { RepairOutcome } from '../../utils/app-state.ts'
import type { ViewActions } from '../../utils/view/view-model.ts'
import { Button } from '../parts/button.tsx'
import { HelpReport } from './help-report.tsx'

interface NotRepairedProps {
  repair: string
  outcome: Extract<RepairOutcome, { kind: 'not-repaired' }>
  act: ViewActions
  supportUrl: string
}

/** The other end: why, what state things are in, and three ways on. */
export function NotRepaired({ repair, outcome, act, supportUrl }: NotRepairedProps) {
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
      {helping && <HelpReport report={outcome.report} copy={act.copy} supportUrl={supportUrl} />}
    </>
  )
}
