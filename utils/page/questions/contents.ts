import { frameDocument, isHtml } from '../flat-tree.ts'
import { pseudoContent } from '../names/pseudo-content.ts'
import { isButton, type Part } from '../part.ts'
import type { Sight } from '../sight.ts'

/**
 * What a part says, one line a block, its buttons left out, generated text included.
 * @param counts which of its texts count
 */
export function textOf(part: Part, counts: (text: string) => boolean = () => true): string {
  const before = generated(part, '::before')
  const after = generated(part, '::after')
  const inner = part.content.map((item) => {
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

function unread({ element }: Part): string {
  const { width, height } = element.getBoundingClientRect()
  return width >= 8 && height >= 8 ? unreadable : ''
}

function isWordless({ element, isDrawn, rawText }: Part): boolean {
  const { localName } = element
  return isDrawn && (pictures.has(localName) || (localName.includes('-') && rawText.trim() === ''))
}

/** What a part itself says, generated text included, and no part within it. */
export function ownTexts(part: Part): string[] {
  const strings = part.content.filter((item) => typeof item === 'string')
  return [generated(part, '::before'), ...strings, generated(part, '::after')].filter(
    (it) => it.trim() !== '',
  )
}

function generated(part: Part, which: '::before' | '::after'): string {
  return part.isDrawn ? pseudoContent(part.element, which) : ''
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
  root: Part,
  sight: Sight,
  isCounted: (part: Part) => boolean,
  withHidden = true,
): string[] {
  const inside = sight.parts.slice(root.index, root.end).filter(isCounted)
  const found = inside.flatMap((part) => kindOfMore(part) ?? [])
  return [...new Set([...found, ...(withHidden ? hiddenBoxes(root, sight) : [])])]
}

function kindOfMore(part: Part): string | null {
  if (isDecision(part)) return 'a decision'
  if (isUnreadable(part)) return 'a picture or frame'
  if (isStruck(part)) return 'words that are struck out'
  return null
}

function isDecision({ element, role }: Part): boolean {
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
function hiddenBoxes(root: Part, sight: Sight): string[] {
  const boxes = root.element.querySelectorAll<HTMLInputElement>(
    'input[type=checkbox],input[type=radio]',
  )
  const isShown = (element: Element | null) => element !== null && sight.partOf(element)?.isDrawn
  const isLabelled = (box: HTMLInputElement) =>
    box.labels?.length ? [...box.labels].some(isShown) : !box.hidden && isShown(box.parentElement)
  return [...boxes].some((box) => !sight.partOf(box) && isLabelled(box)) ? ['a decision'] : []
}

/** What is struck out isn't said, and would be read as said. */
function isStruck({ element, isDrawn }: Part): boolean {
  if (!isDrawn) return false
  // A line of an outer element goes through the inner ones too, whose own style doesn't tell.
  for (let at: Element | null = element; at; at = at.parentElement) {
    const style = at.ownerDocument.defaultView?.getComputedStyle(at)
    if (style?.textDecorationLine.includes('line-through')) return true
  }
  return false
}

const pictures = new Set(['img', 'canvas', 'video', 'object', 'embed', 'picture', 'svg'])

function isUnreadable({ element, isDrawn }: Part): boolean {
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
