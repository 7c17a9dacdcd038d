import { isUndrawn } from '../names/hidden.ts'
import { flatParent } from '../snapshot/flat-tree.ts'
import type { StepContext } from '../step-context.ts'
import { nextFrame, now, pause } from '../wait/clock.ts'
import { actionPoint, hitTest, type Point } from './hit-test.ts'

/** Where and on what an act will land, or what stands in its way. */
export type Readiness =
  | { kind: 'ready'; point: Point; innermost: Element }
  | { kind: 'not-visible' }
  | { kind: 'not-stable' }
  | { kind: 'disabled' }
  | { kind: 'covered'; by: Element | null }

/** The four checks at this very moment; "stable" needs the box of a frame before. */
export function readinessOf(
  element: Element,
  before: DOMRect | null,
  context: StepContext,
): Readiness {
  if (!element.isConnected || isUndrawn(element)) return { kind: 'not-visible' }
  if (isDisabled(element)) return { kind: 'disabled' }
  if (!before || !isSameBox(before, element.getBoundingClientRect())) return { kind: 'not-stable' }
  const point = actionPoint(element)
  if (!point) return { kind: 'not-visible' }
  const hit = hitTest(element, point, context.reach)
  return hit.kind === 'hit' ? { kind: 'ready', point, innermost: hit.innermost } : hit
}

/**
 * Brings an element into view and waits until it passes the four checks, at most for the pace's
 * `readyMs`; then what stood in the way last is the answer.
 */
export async function waitUntilReady(element: Element, context: StepContext): Promise<Readiness> {
  const deadline = now() + context.pace.readyMs
  let reason: Readiness = { kind: 'not-visible' }
  for (let attempt = 0; ; attempt += 1) {
    if (!isInView(element) || reason.kind === 'covered') scrollTo(element, attempt)
    context.makeRoom(element)
    const before = element.getBoundingClientRect()
    if (attempt > 0 || !isInView(element) || !context.isStill()) await moment(attempt, context)
    const readiness = readinessOf(element, before, context)
    // Our own scrolling away from what covers it is no movement of the page's.
    if (readiness.kind !== 'not-stable' || reason.kind !== 'covered') reason = readiness
    if (readiness.kind === 'ready' || !element.isConnected || now() >= deadline) return reason
  }
}

/** A frame, as that is what "stable" is about; longer where that hasn't helped. */
function moment(attempt: number, context: StepContext): Promise<void> {
  return attempt < 4
    ? nextFrame(context.document, context.signal)
    : pause(attempt < 20 ? 50 : context.pace.pollMs, context.signal)
}

/** Out of a disabled control nothing comes, but listeners around it would hear the events. */
function isDisabled(element: Element): boolean {
  if (element.matches(':disabled')) return true
  for (let at: Element | null = element; at; at = flatParent(at)) {
    if (at.getAttribute('aria-disabled') === 'true' || at.hasAttribute('inert')) return true
  }
  return false
}

function isSameBox(a: DOMRect, b: DOMRect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

function isInView(element: Element): boolean {
  const view = element.ownerDocument.defaultView
  const box = element.getBoundingClientRect()
  if (!view || flatParent(element.ownerDocument.documentElement)) return false
  return (
    box.top >= 0 && box.left >= 0 && box.bottom <= view.innerHeight && box.right <= view.innerWidth
  )
}

const alignments = ['center', 'end', 'start', 'nearest'] as const

/** Tries another place each time: a header that sticks to an edge may lie over one of them. */
function scrollTo(element: Element, attempt: number): void {
  const block = alignments[attempt % alignments.length] ?? 'center'
  element.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' })
}
