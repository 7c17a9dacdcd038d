import { nothingRevealed, revealedSince } from '../find/revealed.ts'
import type { Observation } from '../observation.ts'
import type { PageProblem, PageWorld } from '../page-step.ts'
import { problemOfFinding, problemOfReadiness } from '../problem.ts'
import { sinceNow } from '../questions/since.ts'
import { isHtml } from '../snapshot/flat-tree.ts'
import type { StepContext } from '../step-context.ts'
import type { Action, ActionTarget } from '../steps/action.ts'
import { now } from '../wait/clock.ts'
import type { NavigationWatch } from '../wait/navigation-watch.ts'
import { readinessOf, waitUntilReady } from './actionable.ts'
import { chooseOption } from './choose-option.ts'
import { isScriptLink, pressInPage } from './click-in-page.ts'
import type { Point } from './hit-test.ts'
import { press } from './press.ts'
import type { ConfirmWatch, Sent } from './sent.ts'

export type ActionResult = { kind: 'sent'; sent: Sent } | { kind: 'stopped'; problem: PageProblem }

/**
 * Finds an action's control, waits until it can be used, and uses it. Right before the act the page is
 * looked at once more, in the same task: the control has to be the one that would be found now.
 */
export async function performAction(
  action: Action,
  world: PageWorld,
  navigation: NavigationWatch,
  context: StepContext,
  confirm: ConfirmWatch | null,
): Promise<ActionResult> {
  const deadline = now() + context.pace.readyMs
  let problem: PageProblem | null = null
  for (;;) {
    const finding = action.find(context.latest().observation)
    if (finding.kind === 'found') {
      const { element } = finding.it.node
      await prepare(action, element, world)
      const readiness = await waitUntilReady(element, context)
      if (readiness.kind === 'ready') {
        const sent = actNow(element, action, navigation, context, confirm)
        if (sent) return { kind: 'sent', sent }
      } else problem = problemOfReadiness(readiness, action.label)
    } else problem = problemOfFinding(finding, context.vocabulary)
    if (problem && now() >= deadline) return { kind: 'stopped', problem }
    if (now() >= deadline + context.pace.readyMs)
      return { kind: 'stopped', problem: unsteady(action) }
    await context.change(context.pace.pollMs)
  }
}

/** What only the page's own world can do; as late as can be, since it expires. */
async function prepare(action: Action, element: Element, world: PageWorld): Promise<void> {
  if (action.confirmation) await world.armConfirm()
  if (isScriptLink(element)) await world.armClick?.()
}

/** Looks, checks and acts without giving the page a chance to change in between. */
function actNow(
  element: Element,
  action: Action,
  navigation: NavigationWatch,
  context: StepContext,
  confirm: ConfirmWatch | null,
): Sent | null {
  const observation = context.observe()
  const finding = findAgain(element, action, observation)
  if (!finding) return null
  const readiness = readinessOf(element, element.getBoundingClientRect(), context)
  if (readiness.kind !== 'ready') return null
  const sent = { action, at: now(), navigation, since: sinceNow(observation.snapshot), confirm }
  const useIt = () => use(finding, readiness, stillThere(element, action, context))
  if (confirm) confirm.during(useIt)
  else useIt()
  // Only now: what the control is found by would be forgotten with it.
  remember(action, observation, context)
  context.noteAct()
  return sent
}

/**
 * Whether the control is what it was. What only brings something to light may get another name with the
 * focus, as a select of jQuery UI's does, but not other words, nor may another be found in its place.
 */
function stillThere(element: Element, action: Action, context: StepContext): () => boolean {
  const words = element.textContent
  return () => {
    const observation = context.observe()
    if (findAgain(element, action, observation)) return true
    const isUnnamed = action.reveals !== undefined && action.find(observation).kind === 'absent'
    return isUnnamed && element.textContent === words
  }
}

/** The control as it is now, where it is still the one that the action would use. */
function findAgain(
  element: Element,
  action: Action,
  observation: Observation,
): ActionTarget | null {
  const finding = action.find(observation)
  return finding.kind === 'found' && finding.it.node.element === element ? finding.it : null
}

/** Notes what is drawn before an act that will bring something to light. */
export function remember(action: Action, observation: Observation, context: StepContext): void {
  if (!action.reveals) return
  const revealed = revealedSince(observation.snapshot)
  const { memory } = context
  if (action.reveals === 'sinceExpand') memory.sinceExpand = revealed
  else {
    // What the list of services brings to light isn't the entry's.
    memory.sinceExpand = nothingRevealed
    memory.sincePick = revealed
    memory.sinceChoice = action.reveals === 'sinceChoice' ? revealed : nothingRevealed
  }
}

function use(
  { node, option }: ActionTarget,
  at: { innermost: Element; point: Point },
  isStill: () => boolean,
): void {
  const { element } = node
  if (option && isHtml(element, 'select')) chooseOption(element, option)
  else if (isScriptLink(element)) press(at.innermost, at.point, isStill, pressInPage)
  else press(at.innermost, at.point, isStill)
}

function unsteady(action: Action): PageProblem {
  return problemOfReadiness({ kind: 'not-stable' }, action.label)
}
