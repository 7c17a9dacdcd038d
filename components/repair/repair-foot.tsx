import type { RepairView } from '../../utils/app-state.ts'
import type { ViewActions } from '../../utils/view/view-model.ts'
import { Button } from '../parts/button.tsx'
import './repair-foot.css'

interface RepairFootProps {
  repair: RepairView
  /** Names of the services that follow. */
  queue: string[]
  act: ViewActions
}

/** Stop, at any time, and what comes after this repair. */
export function RepairFoot({ repair, queue, act }: RepairFootProps) {
  return (
    <div class="repair-foot">
      <Button onClick={() => act.send({ type: 'stop-repair', repair: repair.id })}>Stop</Button>
      {queue.length > 0 && <p>Then: {queue.join(', ')}</p>}
    </div>
  )
}
