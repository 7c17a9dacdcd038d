/**
 * The page as it is drawn: shadow roots in place of their hosts' children, slots filled with what is
 * assigned to them, documents of same-site frames inside their frames.
 */

/** Gives an element's shadow root. Content scripts reach closed ones too, and hand that in. */
export type Reach = (element: Element) => ShadowRoot | null

export const reachOpenRoots: Reach = (element) => element.shadowRoot

export function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === 1
}

export function isText(node: Node): node is Text {
  return node.nodeType === 3
}

/** HTML element of that name, in whatever realm (frames have their own classes). */
export function isHtml<K extends keyof HTMLElementTagNameMap>(
  node: Node | null | undefined,
  name: K,
): node is HTMLElementTagNameMap[K] {
  return isElement(node) && node.localName === name && node.namespaceURI?.endsWith('xhtml') === true
}

/** Children of a node in the flat tree; empty for frames of other sites. */
export function flatChildren(node: Node, reach: Reach): Node[] {
  if (!isElement(node)) return [...node.childNodes]
  const root = reach(node)
  if (root) return [...root.childNodes]
  if (isHtml(node, 'slot') && node.getRootNode().nodeType === 11) {
    const assigned = node.assignedNodes()
    if (assigned.length > 0) return assigned
  }
  const inner = frameDocument(node)
  return inner?.documentElement ? [inner.documentElement] : [...node.childNodes]
}

/** Document of a same-origin frame; null for all else. */
export function frameDocument(element: Element): Document | null {
  if (!isHtml(element, 'iframe') && !isHtml(element, 'frame' as 'iframe')) return null
  try {
    return element.contentDocument
  } catch {
    return null
  }
}

/** Parent in the flat tree, out of shadow roots and frames; null above the top document. */
export function flatParent(node: Node): Element | null {
  const slot = isElement(node) || isText(node) ? node.assignedSlot : null
  if (slot) return slot
  const parent = node.parentNode
  if (isElement(parent)) return parent
  if (parent?.nodeType === 11) return (parent as ShadowRoot).host ?? null
  if (parent?.nodeType === 9) return frameElementOf(parent as Document)
  return null
}

function frameElementOf(document: Document): Element | null {
  try {
    return document.defaultView?.frameElement ?? null
  } catch {
    return null
  }
}

/** Whether `inner` is `outer` or is drawn inside it. Walks down, so that slots of closed roots count. */
export function flatContains(outer: Element, inner: Node, reach: Reach): boolean {
  if (outer === inner || outer.contains(inner)) return true
  for (let node: Node | null = inner; node; node = flatParent(node)) if (node === outer) return true
  return hasSlots(outer, reach) && flatChildren(outer, reach).some(isWithin)

  function isWithin(child: Node): boolean {
    if (child === inner || child.contains(inner)) return true
    return isElement(child) && flatChildren(child, reach).some(isWithin)
  }
}

function hasSlots(element: Element, reach: Reach): boolean {
  const root = element.getRootNode()
  return root.nodeType === 11 || reach(element) !== null
}
