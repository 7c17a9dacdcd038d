import type { ViewActions } from '../../utils/view-link/view-model.ts'
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
      <p>{count} broken connections can be repaired, one after the other.</p>
      <Button onClick={() => act.send({ type: 'repair-all', account })}>Repair all</Button>
    </div>
  )
}
