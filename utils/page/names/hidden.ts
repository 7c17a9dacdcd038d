import { flatParent } from '../snapshot/flat-tree.ts'

/** Hidden from everybody, by this element or by one around it. */
export function isUndrawn(element: Element): boolean {
  const owner = boxlessOwner(element)
  if (owner) return isUndrawn(owner)
  if (!element.checkVisibility()) return !isContents(element) || isUndrawnAround(element)
  return styleOf(element)?.visibility !== 'visible'
}

/** The browser draws options and the like itself, so they have no box of their own. */
function boxlessOwner(element: Element): Element | null {
  if (!['option', 'optgroup', 'area'].includes(element.localName)) return null
  return element.parentElement?.closest('select,datalist,map') ?? null
}

/** `display: contents` has no box, so checkVisibility() is false for it, but its content is drawn. */
function isContents(element: Element): boolean {
  return styleOf(element)?.display === 'contents'
}

function isUndrawnAround(element: Element): boolean {
  const parent = flatParent(element)
  return parent !== null && isUndrawn(parent)
}

/** Hidden from assistive technology: not drawn, or `aria-hidden` on it or around it. */
export function isHiddenFromNames(element: Element): boolean {
  if (isUndrawn(element)) return true
  for (let at: Element | null = element; at; at = flatParent(at)) {
    if (at.getAttribute('aria-hidden') === 'true') return true
  }
  return false
}

export function styleOf(element: Element): CSSStyleDeclaration | undefined {
  return element.ownerDocument.defaultView?.getComputedStyle(element)
}
