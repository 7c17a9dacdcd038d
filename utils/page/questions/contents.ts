import { frameDocument, isHtml } from '../flat-tree.ts'
import { pseudoContent } from '../names/pseudo-content.ts'
import { isPressable, type Part } from '../part.ts'
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
    if (isPressable(item)) return item.isInline ? ' ' : '\n'
    const text = textOf(item, counts)
    return item.isInline ? text : `\n${text}\n`
  })
  return before + inner.join('') + after
}

function generated(part: Part, which: '::before' | '::after'): string {
  return part.isDrawn ? pseudoContent(part.element, which) : ''
}

/** Larger than this, in CSS pixels, a picture may hold words. */
const largestIcon = 64

const decisionRoles = new Set(
  'checkbox radio switch textbox searchbox combobox listbox slider spinbutton menuitemcheckbox menuitemradio'.split(
    ' ',
  ),
)
const buttonTypes = ['button', 'submit', 'reset', 'hidden', 'image']
/** Names that web components give what isn't a button; their insides may be out of reach. */
const decisionTags = /-.*(?:check|switch|toggle|radio|input|field|select|slider|picker)/

/**
 * What a question holds besides words and buttons, as words: boxes and fields are decisions that nobody has
 * made yet, drawn or not (the real box is often 0 by 0 under a drawn one); pictures and frames may say anything.
 */
export function moreIn(root: Part, sight: Sight, isCounted: (part: Part) => boolean): string[] {
  const inside = sight.parts.slice(root.index, root.end).filter(isCounted)
  const found = inside.flatMap((part) => kindOfMore(part) ?? [])
  return [...new Set([...found, ...hiddenBoxes(root, sight)])]
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

/** Boxes without a place on the page whose label has one: `display: none` under a drawn switch. */
function hiddenBoxes(root: Part, sight: Sight): string[] {
  const boxes = root.element.querySelectorAll<HTMLInputElement>(
    'input[type=checkbox],input[type=radio]',
  )
  const isLabelled = (box: HTMLInputElement) =>
    [...(box.labels ?? [])].some((label) => sight.partOf(label)?.isDrawn)
  return [...boxes].some((box) => !sight.partOf(box) && isLabelled(box)) ? ['a decision'] : []
}

/** What is struck out isn't said, and would be read as said. */
function isStruck({ element, isDrawn }: Part): boolean {
  if (!isDrawn) return false
  const style = element.ownerDocument.defaultView?.getComputedStyle(element)
  return style?.textDecorationLine.includes('line-through') === true
}

const pictures = new Set(['img', 'canvas', 'video', 'object', 'embed', 'picture', 'svg'])

function isUnreadable(part: Part): boolean {
  const { element } = part
  if (element.localName === 'iframe') return part.isDrawn && frameDocument(element) === null
  if (!part.isDrawn || !pictures.has(element.localName)) return false
  const { width, height } = element.getBoundingClientRect()
  return width > largestIcon || height > largestIcon
}
