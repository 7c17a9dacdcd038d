/** What boxes around an element leave to be seen of it; null: all. Boxes are in viewport pixels. */
export interface Clip {
  /** For children in the flow. */
  flow: DOMRect | null
  /** For absolutely positioned ones: they hang in the nearest positioned box. */
  positioned: DOMRect | null
}

export const unclipped: Clip = { flow: null, positioned: null }

/** The clip that holds for an element itself. Fixed boxes leave everything but the viewport. */
export function clipFor(style: CSSStyleDeclaration, around: Clip): DOMRect | null {
  if (style.position === 'fixed') return null
  return style.position === 'absolute' ? around.positioned : around.flow
}

/** The clip that holds for an element's children. */
export function clipInside(element: Element, style: CSSStyleDeclaration, around: Clip): Clip {
  const own = clipFor(style, around)
  const flow = clipsContent(element, style) ? meet(own, clipBox(element, style)) : own
  const isPositioned = style.position !== 'static' || style.transform !== 'none'
  return { flow, positioned: isPositioned ? flow : around.positioned }
}

function clipsContent(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.overflowX === 'visible' && style.overflowY === 'visible') return false
  if (style.display === 'inline' || style.display === 'contents') return false
  // The viewport takes over what these two clip (CSS Overflow 3, 3.3).
  return element.localName !== 'html' && element.localName !== 'body'
}

/** A box that scrolls shows all of its content in the end, unless it has no size. */
function clipBox(element: Element, style: CSSStyleDeclaration): DOMRect {
  const box = element.getBoundingClientRect()
  const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY)
  if (!scrolls || box.width < 2 || box.height < 2) return box
  return new DOMRect(-1e6, -1e6, 2e6, 2e6)
}

/** What two boxes have in common; null: everything. */
export function meet(a: DOMRect | null, b: DOMRect): DOMRect {
  if (!a) return b
  const left = Math.max(a.left, b.left)
  const top = Math.max(a.top, b.top)
  const right = Math.min(a.right, b.right)
  const bottom = Math.min(a.bottom, b.bottom)
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top))
}

/** Whether anything of a box is left to be seen; a sliver of under two pixels isn't. */
export function isLeft(box: DOMRect, clip: DOMRect | null): boolean {
  if (box.width <= 0 || box.height <= 0) return false
  if (!clip) return true
  const seen = meet(clip, box)
  const isWide = seen.width >= Math.min(2, box.width)
  return seen.width > 0 && seen.height > 0 && isWide && seen.height >= Math.min(2, box.height)
}
