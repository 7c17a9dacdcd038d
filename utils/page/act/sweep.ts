import type { Observation } from '../observation.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import type { StepContext } from '../step-context.ts'
import { nextFrame } from '../wait/clock.ts'

/** Screens that are looked through at most; lists without end have to stop somewhere. */
const mostScreens = 40

/**
 * Scrolls through the page, as some draw their lists only where they are looked at, until a look is
 * enough. Where none is, everything is scrolled back to where it was. Nothing is drawn for that in a
 * hidden tab.
 */
export async function sweep(context: StepContext, isEnough: (observation: Observation) => boolean) {
  if (context.document.hidden) return false
  for (const scroller of scrollersOf(context.observe().snapshot)) {
    const before = scroller.scrollTop
    const stride = Math.max(100, scroller.clientHeight * 0.8)
    for (let screen = 0; screen < mostScreens; screen += 1) {
      const top = screen * stride
      if (top > scroller.scrollHeight - scroller.clientHeight + stride) break
      scroller.scrollTo({ top, behavior: 'instant' })
      await letDraw(context)
      if (isEnough(context.observe())) return true
    }
    scroller.scrollTo({ top: before, behavior: 'instant' })
  }
  return false
}

/** Observers of what is in sight are told after the next frame, and what they draw is there in another. */
async function letDraw({ document, signal }: StepContext): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await nextFrame(document, signal)
}

/** The page itself, frames, and boxes with more in them than a little overhang. */
function scrollersOf(snapshot: PageSnapshot): Element[] {
  const boxes = snapshot.nodes.filter((node) => node.isDrawn).map((node) => node.element)
  return boxes.filter((element) => {
    if (element.scrollHeight < element.clientHeight * 1.2 || element.clientHeight < 100)
      return false
    if (element === element.ownerDocument.scrollingElement) return true
    const style = element.ownerDocument.defaultView?.getComputedStyle(element)
    return /auto|scroll/.test(style?.overflowY ?? '')
  })
}
