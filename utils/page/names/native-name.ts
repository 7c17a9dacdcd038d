import { isElement, isHtml } from '../snapshot/flat-tree.ts'
import { isUndrawn } from './hidden.ts'
import type { NameTraversal } from './traversal.ts'

type TextOf = (node: Node, traversal: NameTraversal) => string

/**
 * Name that the element's own language gives it: a label, a legend, `alt` (HTML-AAM 1.0, "Accessible
 * Name Computations", and SVG-AAM). Null where there is none, so that content and title come next.
 */
export function nativeName(
  element: Element,
  traversal: NameTraversal,
  textOf: TextOf,
): string | null {
  const labels = labelsOf(element).map((label) => textOf(label, labelTraversal(label, traversal)))
  const label = labels.filter((text) => text.trim() !== '').join(' ')
  if (label !== '') return label
  const node = namingNode(element)
  if (node) return textOf(node, labelTraversal(node, traversal)).trim() || null
  return attributeName(element)
}

/** A label that is hidden as a whole still names; what is hidden inside a visible one doesn't. */
function labelTraversal(label: Element, traversal: NameTraversal): NameTraversal {
  return {
    ...traversal,
    isReferenced: true,
    isInside: true,
    isHiddenRoot: traversal.isHiddenRoot || isUndrawn(label),
  }
}

function labelsOf(element: Element): Element[] {
  const labels = 'labels' in element ? (element.labels as NodeListOf<Element> | null) : null
  return labels ? [...labels] : []
}

const namingChild: Record<string, string> = {
  fieldset: 'legend',
  figure: 'figcaption',
  svg: 'title',
  table: 'caption',
}

/** First child whose content names the whole. */
function namingNode(element: Element): Element | null {
  const name = namingChild[element.localName]
  if (name === undefined) return null
  return [...element.children].find((child) => child.localName === name) ?? null
}

function attributeName(element: Element): string | null {
  if (isHtml(element, 'img') || isHtml(element, 'area')) return filled(element, 'alt')
  if (isHtml(element, 'option') || isHtml(element, 'optgroup')) return filled(element, 'label')
  return isHtml(element, 'input') ? inputName(element) : null
}

/** Browsers say "Submit" and the like in their own language; English is what the specification has. */
function inputName(input: HTMLInputElement): string | null {
  if (input.type === 'image') return filled(input, 'alt') ?? filled(input, 'title') ?? 'Submit'
  if (!['button', 'submit', 'reset'].includes(input.type)) return null
  if (input.value.trim() !== '') return input.value
  if (input.type === 'submit') return filled(input, 'title') ?? 'Submit'
  return input.type === 'reset' ? (filled(input, 'title') ?? 'Reset') : null
}

function filled(element: Element, attribute: string): string | null {
  const value = element.getAttribute(attribute)
  return value?.trim() ? value : null
}

/** What a text field shows while empty: the last resort for its name. */
export function placeholderOf(element: Element): string {
  if (!isElement(element) || !('placeholder' in element)) return ''
  return (filled(element, 'placeholder') ?? filled(element, 'aria-placeholder') ?? '').trim()
}
