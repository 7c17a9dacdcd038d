import { styleOf } from '../names/hidden.ts'
import { roleOf } from '../names/role.ts'
import { meet } from '../snapshot/clip.ts'
import { flatContains, flatParent, isText, type Reach } from '../snapshot/flat-tree.ts'

export interface Point {
  x: number
  y: number
}

/** Middle of the part of an element that can be seen, in its own document's viewport; null if none. */
export function actionPoint(element: Element): Point | null {
  const view = element.ownerDocument.defaultView
  if (!view) return null
  const viewport = new DOMRect(0, 0, view.innerWidth, view.innerHeight)
  const boxes = [...element.getClientRects()].map((box) => meet(box, viewport))
  const best = boxes.sort((a, b) => b.width * b.height - a.width * a.height)[0]
  if (!best || best.width < 1 || best.height < 1) return null
  return { x: best.x + best.width / 2, y: best.y + best.height / 2 }
}

/** What a click at that point of an element's document would land on. */
export type Hit = { kind: 'hit'; innermost: Element } | { kind: 'covered'; by: Element | null }

/**
 * Asks each tree on the way down, from the top document through frames and shadow roots, what lies at
 * the point. It has to be the target or something drawn inside it.
 */
export function hitTest(target: Element, point: Point, reach: Reach): Hit {
  const cover = frameCover(target.ownerDocument, point, reach)
  if (cover) return { kind: 'covered', by: cover }
  const innermost = deepest(target.ownerDocument, point, reach)
  if (innermost && flatContains(target, innermost, reach)) return { kind: 'hit', innermost }
  if (innermost && lendsText(innermost, target, reach)) return { kind: 'hit', innermost: target }
  if (innermost && isWrapperOfField(innermost, target, reach)) return { kind: 'hit', innermost }
  return { kind: 'covered', by: innermost }
}

/** UI kits let clicks fall through a field that only shows a choice, to the wrapper that opens the list. */
function isWrapperOfField(hit: Element, target: Element, reach: Reach): boolean {
  if (roleOf(target) !== 'combobox' || styleOf(target)?.pointerEvents !== 'none') return false
  return flatContains(hit, target, reach) && hit.querySelectorAll('button,a,input').length === 1
}

/** A host whose bare text is drawn in a slot inside the target: trees name the host for such text. */
function lendsText(host: Element, target: Element, reach: Reach): boolean {
  return [...host.childNodes].some((node) => isText(node) && flatContains(target, node, reach))
}

function deepest(document: Document, point: Point, reach: Reach): Element | null {
  let hit = document.elementFromPoint(point.x, point.y)
  while (hit) {
    const inner = reach(hit)?.elementFromPoint(point.x, point.y) ?? null
    if (!inner || inner === hit || inner.contains(hit)) return hit
    hit = inner
  }
  return null
}

/** What lies over the frame that the document is shown in; null if nothing does. */
function frameCover(document: Document, point: Point, reach: Reach): Element | null {
  const frame = flatParent(document.documentElement)
  if (!frame) return null
  const box = frame.getBoundingClientRect()
  const outer = { x: point.x + box.left + frame.clientLeft, y: point.y + box.top + frame.clientTop }
  const hit = hitTest(frame, outer, reach)
  return hit.kind === 'covered' ? (hit.by ?? frame) : null
}
