import type { RepairView } from '../../utils/app-state.ts'
import type { ViewActions } from '../../utils/view/view-model.ts'
import { Button } from '../parts/button.tsx'
import './repair-controls.css'

/** What helps when the repair waits for the user, and Stop. */
export function RepairControls({ repair, act }: { repair: RepairView; act: ViewActions }) {
  const help = repair.waiting?.button
  return (
    <div class="repair-controls">
      {help === 'show-page' && (
        <Button
          kind="primary"
          icon="eye"
          onClick={() => act.send({ type: 'show-page', repair: repair.id })}
        >
          Show the page
        </Button>
      )}
      {help === 'grant-permission' && (
        <Button
          kind="primary"
          icon="person"
          onClick={() => act.send({ type: 'grant-permission', repair: repair.id })}
        >
          Grant permission
        </Button>
      )}
      <Button onClick={() => act.send({ type: 'stop-repair', repair: repair.id })}>Stop</Button>
    </div>
  )
}
