import { now } from '../clock.ts'
import type { Departure } from '../departure.ts'
import { nothingRevealed, revealedSince } from '../find/revealed.ts'
import { isHtml } from '../flat-tree.ts'
import type { Outlook } from '../outlook.ts'
import type { PageProblem, PageWorld } from '../page-step.ts'
import { problemOfFinding, problemOfReadiness } from '../problem.ts'
import { sinceNow } from '../questions/since.ts'
import type { Stage } from '../stage.ts'
import type { Move, Use } from '../steps/move.ts'
import { readinessOf, waitUntilReady } from './actionable.ts'
import { chooseOption } from './choose-option.ts'
import { isScriptLink, pressInPage } from './click-in-page.ts'
import type { Point } from './hit-test.ts'
import { press } from './press.ts'
import type { ConfirmWatch, Sent } from './sent.ts'

export type MoveResult = { kind: 'sent'; sent: Sent } | { kind: 'stopped'; problem: PageProblem }

/**
 * Finds a move's control, waits until it can be used, and uses it. Right before the act the page is
 * looked at once more, in the same task: the control has to be the one that would be found now.
 */
export async function makeMove(
  move: Move,
  world: PageWorld,
  departure: Departure,
  stage: Stage,
  confirm: ConfirmWatch | null,
): Promise<MoveResult> {
  const deadline = now() + stage.pace.readyMs
  let problem: PageProblem | null = null
  for (;;) {
    const finding = move.find(stage.glimpse().outlook)
    if (finding.kind === 'found') {
      const { element } = finding.it.part
      await prepare(move, element, world)
      const readiness = await waitUntilReady(element, stage)
      if (readiness.kind === 'ready') {
        const sent = actNow(element, move, departure, stage, confirm)
        if (sent) return { kind: 'sent', sent }
      } else problem = problemOfReadiness(readiness, move.label)
    } else problem = problemOfFinding(finding, stage.vocabulary)
    if (problem && now() >= deadline) return { kind: 'stopped', problem }
    if (now() >= deadline + stage.pace.readyMs) return { kind: 'stopped', problem: unsteady(move) }
    await stage.change(stage.pace.pollMs)
  }
}

/** What only the page's own world can do; as late as can be, since it expires. */
async function prepare(move: Move, element: Element, world: PageWorld): Promise<void> {
  if (move.confirmation) await world.armConfirm()
  if (isScriptLink(element)) await world.armClick?.()
}

/** Looks, checks and acts without giving the page a chance to change in between. */
function actNow(
  element: Element,
  move: Move,
  departure: Departure,
  stage: Stage,
  confirm: ConfirmWatch | null,
): Sent | null {
  const outlook = stage.look()
  const finding = findAgain(element, move, outlook)
  if (!finding) return null
  const readiness = readinessOf(element, element.getBoundingClientRect(), stage)
  if (readiness.kind !== 'ready') return null
  const sent = { move, at: now(), departure, since: sinceNow(outlook.sight), confirm }
  const useIt = () => use(finding, readiness, stillThere(element, move, stage))
  if (confirm) confirm.during(useIt)
  else useIt()
  // Only now: what the control is found by would be forgotten with it.
  remember(move, outlook, stage)
  stage.noteAct()
  return sent
}

/**
 * Whether the control is what it was. What only brings something to light may get another name with the
 * focus, as a select of jQuery UI's does, but not other words, nor may another be found in its place.
 */
function stillThere(element: Element, move: Move, stage: Stage): () => boolean {
  const words = element.textContent
  return () => {
    const outlook = stage.look()
    if (findAgain(element, move, outlook)) return true
    const isUnnamed = move.reveals !== undefined && move.find(outlook).kind === 'absent'
    return isUnnamed && element.textContent === words
  }
}

/** The control as it is now, where it is still the one that the move would use. */
function findAgain(element: Element, move: Move, outlook: Outlook): Use | null {
  const finding = move.find(outlook)
  return finding.kind === 'found' && finding.it.part.element === element ? finding.it : null
}

/** Notes what is drawn before an act that will bring something to light. */
export function remember(move: Move, outlook: Outlook, stage: Stage): void {
  if (!move.reveals) return
  const revealed = revealedSince(outlook.sight)
  const { memory } = stage
  if (move.reveals === 'sinceExpand') memory.sinceExpand = revealed
  else {
    // What the list of services brings to light isn't the entry's.
    memory.sinceExpand = nothingRevealed
    memory.sincePick = revealed
    memory.sinceChoice = move.reveals === 'sinceChoice' ? revealed : nothingRevealed
  }
}

function use(
  { part, option }: Use,
  at: { innermost: Element; point: Point },
  isStill: () => boolean,
): void {
  const { element } = part
  if (option && isHtml(element, 'select')) chooseOption(element, option)
  else if (isScriptLink(element)) press(at.innermost, at.point, isStill, pressInPage)
  else press(at.innermost, at.point, isStill)
}

function unsteady(move: Move): PageProblem {
  return problemOfReadiness({ kind: 'not-stable' }, move.label)
}
