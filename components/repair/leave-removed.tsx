import { useState } from 'preact/hooks'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
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
        {say('leave_removed')}
      </Button>
    )
  }
  return (
    <Question
      asks={say('leave_asks', { name: service })}
      no={say('leave_not')}
      onNo={() => setAsking(false)}
      yes={say('leave_removed')}
      onYes={() => act.send({ type: 'leave-removed', repair })}
    >
      {say('leave_means', { name: service })}
    </Question>
  )
}
