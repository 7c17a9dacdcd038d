import type { RepairView } from '../../utils/app-state.ts'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { RepairSteps } from './repair-steps.tsx'

/** How far the repair is, step by step, and what comes after it. */
export function RepairProgress({ repair, queue }: { repair: RepairView; queue: string[] }) {
  return (
    <>
      <ProgressBar label={`Repair of ${repair.service.name}`} value={repair.progress} />
      <RepairSteps repair={repair} />
      {queue.length > 0 && <p class="repair-queue">Then: {queue.join(', ')}</p>}
    </>
  )
}
