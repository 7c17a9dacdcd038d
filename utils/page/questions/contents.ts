import { pseudoContent } from '../names/pseudo-content.ts'
import { frameDocument, isHtml } from '../snapshot/flat-tree.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import { isButton, type SnapshotNode } from '../snapshot/snapshot-node.ts'

/**
 * What a node says, one line a block, its buttons left out, generated text included.
 * @param counts which of its texts count
 */
export function textOf(node: SnapshotNode, counts: (text: string) => boolean = () => true): string {
  const before = generated(node, '::before')
  const after = generated(node, '::after')
  const inner = node.content.map((item) => {
    // Blanks and line ends of the source are drawn as one space.
    if (typeof item === 'string')
      return counts(item) || item.trim() === '' ? item.replace(/\s+/gu, ' ') : '\n'
    const end = item.isInline ? '' : '\n'
    if (isButton(item)) return `${/[\p{L}\p{N}]/u.test(item.name) ? '' : unread(item)} ${end}`
    return end + (isWordless(item) ? unread(item) : '') + textOf(item, counts) + end
  })
  return before + inner.join('') + after
}

/** Stands in a line for what is drawn there and can't be read: a picture, a switch, a cross. */
const unreadable = '\u{e000}'

function unread({ element }: SnapshotNode): string {
  const { width, height } = element.getBoundingClientRect()
  return width >= 8 && height >= 8 ? unreadable : ''
}

function isWordless({ element, isDrawn, rawText }: SnapshotNode): boolean {
  const { localName } = element
  return isDrawn && (pictures.has(localName) || (localName.includes('-') && rawText.trim() === ''))
}

/** What a node itself says, generated text included, and no node within it. */
export function ownTexts(node: SnapshotNode): string[] {
  const strings = node.content.filter((item) => typeof item === 'string')
  return [generated(node, '::before'), ...strings, generated(node, '::after')].filter(
    (it) => it.trim() !== '',
  )
}

function generated(node: SnapshotNode, which: '::before' | '::after'): string {
  return node.isDrawn ? pseudoContent(node.element, which) : ''
}

/** Larger than this, in CSS pixels, a picture may hold words. */
const largestIcon = 64

const decisionRoles = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'checkbox radio switch textbox searchbox combobox listbox slider spinbutton menuitemcheckbox ' +
    'menuitemradio'
  ).split(' '),
)
const buttonTypes = ['button', 'submit', 'reset', 'hidden', 'image']
/** Names that web components give what isn't a button; their insides may be out of reach. */
const decisionTags = /-.*(?:check|switch|toggle|radio|input|field|select|slider|picker)/

/**
 * What a question holds besides words and buttons, as words: boxes and fields are decisions that nobody has
 * made yet, drawn or not (the real box is often 0 by 0 under a drawn one); pictures and frames may say anything.
 * @param withHidden whether boxes without a place of their own count too
 */
export function moreIn(
  root: SnapshotNode,
  snapshot: PageSnapshot,
  isCounted: (node: SnapshotNode) => boolean,
  withHidden = true,
): string[] {
  const inside = snapshot.nodes.slice(root.index, root.end).filter(isCounted)
  const found = inside.flatMap((node) => kindOfMore(node) ?? [])
  return [...new Set([...found, ...(withHidden ? hiddenBoxes(root, snapshot) : [])])]
}

function kindOfMore(node: SnapshotNode): string | null {
  if (isDecision(node)) return 'a decision'
  if (isUnreadable(node)) return 'a picture or frame'
  if (isStruck(node)) return 'words that are struck out'
  return null
}

function isDecision({ element, role }: SnapshotNode): boolean {
  if (isHtml(element, 'input')) return !buttonTypes.includes(element.type)
  if (isHtml(element, 'select') || isHtml(element, 'textarea')) return true
  if (decisionRoles.has(role ?? '') || decisionTags.test(element.localName)) return true
  return (
    ['aria-checked', 'aria-pressed'].some((name) => element.hasAttribute(name)) ||
    isEditable(element)
  )
}

function isEditable(element: Element): boolean {
  const value = element.getAttribute('contenteditable')
  return value !== null && value !== 'false'
}

/** Boxes without a place on the page under a switch that has one: its label, or what is drawn around it. */
function hiddenBoxes(root: SnapshotNode, snapshot: PageSnapshot): string[] {
  const boxes = root.element.querySelectorAll<HTMLInputElement>(
    'input[type=checkbox],input[type=radio]',
  )
  const isShown = (element: Element | null) => element !== null && snapshot.nodeOf(element)?.isDrawn
  const isLabelled = (box: HTMLInputElement) =>
    box.labels?.length ? [...box.labels].some(isShown) : !box.hidden && isShown(box.parentElement)
  return [...boxes].some((box) => !snapshot.nodeOf(box) && isLabelled(box)) ? ['a decision'] : []
}

/** What is struck out isn't said, and would be read as said. */
function isStruck({ element, isDrawn }: SnapshotNode): boolean {
  if (!isDrawn) return false
  // A line of an outer element goes through the inner ones too, whose own style doesn't tell.
  for (let at: Element | null = element; at; at = at.parentElement) {
    const style = at.ownerDocument.defaultView?.getComputedStyle(at)
    if (style?.textDecorationLine.includes('line-through')) return true
  }
  return false
}

const pictures = new Set(['img', 'canvas', 'video', 'object', 'embed', 'picture', 'svg'])

function isUnreadable({ element, isDrawn }: SnapshotNode): boolean {
  if (!isDrawn) return false
  // A frame that is still loading may hold anything before long.
  if (element.localName === 'iframe') return frameDocument(element)?.readyState !== 'complete'
  const isPicture =
    pictures.has(element.localName) ||
    (isHtml(element, 'input') && element.type === 'image') ||
    hasBackground(element)
  const { width, height } = element.getBoundingClientRect()
  return isPicture && (width > largestIcon || height > largestIcon)
}

/** A picture that a style draws. */
function hasBackground(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element)
  return /url\(/.test(`${style?.backgroundImage} ${style?.content} ${style?.maskImage}`)
}
