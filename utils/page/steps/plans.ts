import type { StepId } from '../../site/steps.ts'
import { disablePlan } from './disable.ts'
import { enablePlan } from './enable.ts'
import { expandPlan } from './expand.ts'
import type { StepPlan } from './move.ts'
import { openPlan } from './open.ts'
import { removePlan } from './remove.ts'
import { selectPlan } from './select.ts'

export const plans: Record<StepId, StepPlan> = {
  open: openPlan,
  expand: expandPlan,
  disable: disablePlan,
  remove: removePlan,
  select: selectPlan,
  enable: enablePlan,
}
