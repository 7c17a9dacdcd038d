import type { StepId } from '../../site/steps.ts'
import type { Outlook } from '../outlook.ts'
import { signedOut } from '../problem.ts'
import { nextBetween } from '../questions/between.ts'
import { disablePlan } from './disable.ts'
import { enablePlan } from './enable.ts'
import { expandPlan } from './expand.ts'
import type { Next, StepContext, StepPlan } from './move.ts'
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
export function nextOf(step: StepId, outlook: Outlook, context: StepContext): Next {
  if (outlook.view.kind === 'signed-out') return { kind: 'stop', problem: signedOut() }
  const between = context.isNewPage && (step === 'disable' || step === 'remove')
  const isOver = (now: Outlook) => plans[step](now, context).kind === 'done'
  return (between && nextBetween(step, outlook, context, isOver)) || plans[step](outlook, context)
}
