import type { StepId } from '../../site/steps.ts'
import type { Observation } from '../observation.ts'
import { signedOut } from '../problem.ts'
import { nextBetween } from '../questions/between.ts'
import type { Next, StepPlan, StepProgress } from './action.ts'
import { disablePlan } from './disable.ts'
import { enablePlan } from './enable.ts'
import { expandPlan } from './expand.ts'
import { openPlan } from './open.ts'
import { removePlan } from './remove.ts'
import { selectPlan } from './select.ts'

const plans: Record<StepId, StepPlan> = {
  open: openPlan,
  expand: expandPlan,
  disable: disablePlan,
  remove: removePlan,
  select: selectPlan,
  enable: enablePlan,
}

/** What a step wants next. A sign-in page is one whatever the step: nothing is missing or proved there. */
export function nextOf(step: StepId, observation: Observation, progress: StepProgress): Next {
  if (observation.view.kind === 'signed-out') return { kind: 'stop', problem: signedOut() }
  const between = progress.isNewPage && (step === 'disable' || step === 'remove')
  const isOver = (now: Observation) => plans[step](now, progress).kind === 'done'
  return (
    (between && nextBetween(step, observation, progress, isOver)) ||
    plans[step](observation, progress)
  )
}
