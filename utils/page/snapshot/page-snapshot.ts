import { bannerTag } from '../our-own.ts'
import { type Clip, clipFor, clipInside, isLeft, unclipped } from './clip.ts'
import { flatChildren, frameDocument, isElement, isText, type Reach } from './flat-tree.ts'
import { SnapshotNode } from './snapshot-node.ts'

/**
 * What there is to see of a page at one moment: its elements as a flat list in the order of the flat
 * tree, undrawn branches left out. It is thrown away as soon as the page may have changed.
 */
export interface PageSnapshot {
  document: Document
  reach: Reach
  nodes: SnapshotNode[]
  /** Documents and shadow roots that the nodes stand in. */
  roots: Set<Node>
  nodeOf(element: Element): SnapshotNode | undefined
}

const skipped = new Set([
  'head',
  'script',
  'style',
  'template',
  'noscript',
  'title',
  'meta',
  'link',
])

interface Around {
  parent: SnapshotNode | null
  clip: Clip
  isMuted: boolean
  isFaded: boolean
}

/** A look at more would take longer than a page may be held up. Large pages of real sites have 5,000. */
const mostNodes = 20_000

/**
 * Takes in the page. Costs a style and a box per element; changes nothing.
 * @throws Error where there is too much of it: a node that is left out could be the one that counts.
 */
export function takeSnapshot(document: Document, reach: Reach): PageSnapshot {
  const nodes: SnapshotNode[] = []
  const known = new Map<Element, SnapshotNode>()
  const roots = new Set<Node>([document])
  const root = document.documentElement
  if (root) visit(root, { parent: null, clip: unclipped, isMuted: false, isFaded: false })
  return { document, reach, nodes, roots, nodeOf: (element) => known.get(element) }

  function visit(element: Element, around: Around): SnapshotNode | null {
    if (skipped.has(element.localName) || element.localName === bannerTag) return null
    const style = element.ownerDocument.defaultView?.getComputedStyle(element)
    if (!style || style.display === 'none') return null
    const node = new SnapshotNode(element, around.parent, nodes.length, reach)
    take(node, style, around)
    nodes.push(node)
    if (nodes.length > mostNodes) throw new Error(`The page has more than ${mostNodes} parts.`)
    known.set(element, node)
    visitChildren(node, style, around)
    node.end = nodes.length
    return node
  }

  function visitChildren(node: SnapshotNode, style: CSSStyleDeclaration, around: Around): void {
    const inner = frameDocument(node.element) ?? reach(node.element)
    if (inner) roots.add(inner)
    const clip = inner?.nodeType === 9 ? unclipped : clipInside(node.element, style, around.clip)
    const inside: Around = { parent: node, clip, isMuted: node.isMuted, isFaded: node.isFaded }
    for (const child of flatChildren(node.element, reach)) {
      if (isText(child)) {
        if (node.isDrawn && child.data.trim() !== '') node.content.push(child.data)
        else if (node.isDrawn && child.data !== '') node.content.push(' ')
      } else if (isElement(child)) {
        const seen = visit(child, inside)
        if (seen) node.content.push(seen)
      }
    }
  }
}

function take(node: SnapshotNode, style: CSSStyleDeclaration, around: Around): void {
  const { element } = node
  node.isInline = style.display === 'inline' || style.display === 'contents'
  node.isMuted = around.isMuted || element.getAttribute('aria-hidden') === 'true'
  node.isFaded = around.isFaded || Number(style.opacity) < 0.05
  node.isDrawn = !node.isFaded && isDrawn(element, style, around.clip)
}

function isDrawn(element: Element, style: CSSStyleDeclaration, clip: Clip): boolean {
  if (style.visibility !== 'visible') return false
  const own = clipFor(style, clip)
  if (style.display === 'contents') return own === null || (own.width >= 2 && own.height >= 2)
  if (!element.checkVisibility()) return false
  const box = element.getBoundingClientRect()
  // Boxless wrappers of floats and positioned children still show their text, if it isn't clipped.
  if (box.width <= 0 || box.height <= 0) return own === null && style.overflow === 'visible'
  return isLeft(box, own) && !isOffPage(element, box)
}

/** Wholly to the left of the page or above it: nobody can scroll there. */
function isOffPage(element: Element, box: DOMRect): boolean {
  const view = element.ownerDocument.defaultView
  return !view || box.right + view.scrollX <= 0 || box.bottom + view.scrollY <= 0
}
