import type { ViewActions } from '../../utils/view/view-model.ts'
import { Button } from '../parts/button.tsx'
import './repair-all.css'

/** For several broken connections: one click, and they are repaired one after the other. */
export function RepairAll({ count, act }: { count: number; act: ViewActions }) {
  return (
    <div class="repair-all">
      <p>{count} broken connections can be repaired, one after the other.</p>
      <Button onClick={() => act.send({ type: 'repair-all' })}>Repair all</Button>
    </div>
  )
}
