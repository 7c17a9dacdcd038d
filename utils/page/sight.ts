import { type Clip, clipFor, clipInside, isLeft, unclipped } from './clip.ts'
import { flatChildren, frameDocument, isElement, isText, type Reach } from './flat-tree.ts'
import { bannerTag } from './our-own.ts'
import { Part } from './part.ts'

/**
 * What there is to see of a page at one moment: its elements as a flat list in the order of the flat
 * tree, undrawn branches left out. It is thrown away as soon as the page may have changed.
 */
export interface Sight {
  document: Document
  reach: Reach
  parts: Part[]
  /** Documents and shadow roots that the parts stand in. */
  roots: Set<Node>
  partOf(element: Element): Part | undefined
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
  parent: Part | null
  clip: Clip
  isMuted: boolean
  isFaded: boolean
}

/** A look at more would take longer than a page may be held up. Large pages of real sites have 5,000. */
const mostParts = 20_000

/**
 * Takes in the page. Costs a style and a box per element; changes nothing.
 * @throws Error where there is too much of it: a part that is left out could be the one that counts.
 */
export function look(document: Document, reach: Reach): Sight {
  const parts: Part[] = []
  const known = new Map<Element, Part>()
  const roots = new Set<Node>([document])
  const root = document.documentElement
  if (root) visit(root, { parent: null, clip: unclipped, isMuted: false, isFaded: false })
  return { document, reach, parts, roots, partOf: (element) => known.get(element) }

  function visit(element: Element, around: Around): Part | null {
    if (skipped.has(element.localName) || element.localName === bannerTag) return null
    const style = element.ownerDocument.defaultView?.getComputedStyle(element)
    if (!style || style.display === 'none') return null
    const part = new Part(element, around.parent, parts.length, reach)
    take(part, style, around)
    parts.push(part)
    if (parts.length > mostParts) throw new Error(`The page has more than ${mostParts} parts.`)
    known.set(element, part)
    visitChildren(part, style, around)
    part.end = parts.length
    return part
  }

  function visitChildren(part: Part, style: CSSStyleDeclaration, around: Around): void {
    const inner = frameDocument(part.element) ?? reach(part.element)
    if (inner) roots.add(inner)
    const clip = inner?.nodeType === 9 ? unclipped : clipInside(part.element, style, around.clip)
    const inside: Around = { parent: part, clip, isMuted: part.isMuted, isFaded: part.isFaded }
    for (const child of flatChildren(part.element, reach)) {
      if (isText(child)) {
        if (part.isDrawn && child.data.trim() !== '') part.content.push(child.data)
        else if (part.isDrawn && child.data !== '') part.content.push(' ')
      } else if (isElement(child)) {
        const seen = visit(child, inside)
        if (seen) part.content.push(seen)
      }
    }
  }
}

function take(part: Part, style: CSSStyleDeclaration, around: Around): void {
  const { element } = part
  part.isInline = style.display === 'inline' || style.display === 'contents'
  part.isMuted = around.isMuted || element.getAttribute('aria-hidden') === 'true'
  part.isFaded = around.isFaded || Number(style.opacity) < 0.05
  part.isDrawn = !part.isFaded && isDrawn(element, style, around.clip)
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
