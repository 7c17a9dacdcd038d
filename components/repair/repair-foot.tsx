import type { RepairView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say, sayMarked } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import { listInWords } from '../words/list-in-words.ts'
import { Words } from '../words/words.tsx'
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
      <Button onClick={() => act.send({ type: 'stop-repair', repair: repair.id })}>
        {say('stop')}
      </Button>
      {repair.clicks === 'ours' && (
        <Button kind="quiet" onClick={() => act.send({ type: 'do-it-myself', repair: repair.id })}>
          {say('do_it_myself')}
        </Button>
      )}
      {repair.clicks === 'user' && (
        <Button kind="quiet" onClick={() => act.send({ type: 'do-it-for-me', repair: repair.id })}>
          {say('do_it_for_me')}
        </Button>
      )}
      {queue.length > 0 && (
        <p>
          <Words>{sayMarked('panel_then', { names: listInWords(queue) })}</Words>
        </p>
      )}
    </div>
  )
}
