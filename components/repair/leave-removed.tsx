import { useState } from 'preact/hooks'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from '../parts/button.tsx'
import { Question } from '../parts/question.tsx'

interface LeaveRemovedProps {
  repair: string
  /** Name of the service. */
  service: string
  act: ViewActions
}

/** The way out of a repair that is not to be finished: nothing reminds of it any more. */
export function LeaveRemoved({ repair, service, act }: LeaveRemovedProps) {
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <Button kind="quiet" onClick={() => setAsking(true)}>
        Leave it removed
      </Button>
    )
  }
  return (
    <Question
      asks={`Leave ${service} removed?`}
      no="Keep reminding me"
      onNo={() => setAsking(false)}
      yes="Leave it removed"
      onYes={() => act.send({ type: 'leave-removed', repair })}
    >
      Nothing new is imported from {service}, and Reconnect says no more about it. Data already
      imported is safe; you can add {service} again on FitTrend’s Connect page.
    </Question>
  )
}
