import type { Point } from './hit-test.ts'

/**
 * Sends what a mouse click sends, in its order, at the innermost element under the point. A bare
 * click() does nothing on many UI kits, which listen to the pointer (docs: driver facts).
 * @param isStill Whether the control is what it was. The page hears each event at once, and may draw
 *   something else there before the next one: so it is asked before the button goes down, and before
 *   the click.
 * @param click Sends the last event; where it has to come from the page's own world, hand that in.
 * @returns Whether the click itself was sent: not where the page took the element away, or changed it.
 */
export function press(
  innermost: Element,
  point: Point,
  isStill: () => boolean,
  click = sendClick,
): boolean {
  const send = (type: string, held: boolean) => dispatch(innermost, type, point, held)
  send('pointerover', false)
  send('mouseover', false)
  send('pointermove', false)
  send('mousemove', false)
  if (!innermost.isConnected || !isStill()) return false
  send('pointerdown', true)
  if (send('mousedown', true)) focusNearest(innermost)
  send('pointerup', false)
  send('mouseup', false)
  if (!innermost.isConnected || !isStill()) return false
  click(innermost, point)
  return true
}

function sendClick(innermost: Element, point: Point): void {
  dispatch(innermost, 'click', point, false)
}

function dispatch(target: Element, type: string, point: Point, held: boolean): boolean {
  const view = target.ownerDocument.defaultView
  if (!view || !target.isConnected) return false
  const isPointer = type.startsWith('pointer')
  const isDown = type === 'mousedown' || type === 'mouseup' || type === 'click'
  const init = {
    bubbles: true,
    cancelable: true,
    composed: true,
    view,
    clientX: point.x,
    clientY: point.y,
    screenX: point.x + view.screenX,
    screenY: point.y + view.screenY,
    button: isDown || type === 'pointerdown' || type === 'pointerup' ? 0 : isPointer ? -1 : 0,
    buttons: held ? 1 : 0,
    detail: isDown ? 1 : 0,
  }
  const pointer = { ...init, pointerId: 1, pointerType: 'mouse', isPrimary: true }
  return target.dispatchEvent(
    isPointer || type === 'click' ? new PointerEvent(type, pointer) : new MouseEvent(type, init),
  )
}

const focusable =
  'a[href],button,input,select,textarea,summary,iframe,[tabindex],[contenteditable=""],[contenteditable=true]'

function focusNearest(element: Element): void {
  const nearest = element.closest(focusable)
  if (nearest instanceof Object && 'focus' in nearest) {
    ;(nearest as HTMLElement).focus({ preventScroll: true })
  }
}
