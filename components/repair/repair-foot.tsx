import type { RepairView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from '../parts/button.tsx'
import './repair-foot.css'

interface RepairFootProps {
  repair: RepairView
  /** Names of the services that follow. */
  queue: string[]
  act: ViewActions
}

/** Stop and a change of hands, at any time, and what comes after this repair. */
export function RepairFoot({ repair, queue, act }: RepairFootProps) {
  return (
    <div class="repair-foot">
      <Button onClick={() => act.send({ type: 'stop-repair', repair: repair.id })}>Stop</Button>
      {repair.clicks === 'ours' && (
        <Button kind="quiet" onClick={() => act.send({ type: 'do-it-myself', repair: repair.id })}>
          Do it myself
        </Button>
      )}
      {repair.clicks === 'user' && (
        <Button kind="quiet" onClick={() => act.send({ type: 'do-it-for-me', repair: repair.id })}>
          Do it for me
        </Button>
      )}
      {queue.length > 0 && <p>Then: {queue.join(', ')}</p>}
    </div>
  )
}
