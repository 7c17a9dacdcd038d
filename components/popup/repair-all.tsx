import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import './repair-all.css'

interface RepairAllProps {
  account: string
  count: number
  act: ViewActions
}

/** For several broken connections: one click, and they are repaired one after the other. */
export function RepairAll({ account, count, act }: RepairAllProps) {
  return (
    <div class="repair-all">
      <p>{say('popup_repair_all_why', { count })}</p>
      <Button onClick={() => act.send({ type: 'repair-all', account })}>
        {say('popup_repair_all')}
      </Button>
    </div>
  )
}
