import { isHtml } from '../snapshot/flat-tree.ts'
import { hasRole } from './role.ts'
import type { NameTraversal } from './traversal.ts'

type TextOf = (node: Node, traversal: NameTraversal) => string

/**
 * Value of a control inside another one's label: it is said in place of the control's own name
 * (accname 1.2, step 2C). Null where the element isn't such a control.
 */
export function embeddedValue(
  element: Element,
  traversal: NameTraversal,
  textOf: TextOf,
): string | null {
  if (hasRole(element, 'textbox', 'searchbox')) return textboxValue(element)
  if (hasRole(element, 'combobox', 'listbox')) return chosenText(element, traversal, textOf)
  if (hasRole(element, 'meter', 'progressbar', 'scrollbar', 'slider', 'spinbutton')) {
    return rangeValue(element)
  }
  return null
}

function textboxValue(element: Element): string {
  if (isHtml(element, 'input') || isHtml(element, 'textarea')) return element.value
  return element.textContent ?? ''
}

function chosenText(element: Element, traversal: NameTraversal, textOf: TextOf): string {
  if (isHtml(element, 'input')) return element.value
  const chosen = isHtml(element, 'select')
    ? [...element.selectedOptions]
    : [...element.querySelectorAll('[role=option][aria-selected=true]')]
  const inside: NameTraversal = { ...traversal, isReferenced: true, isInside: true }
  if (chosen.length > 0) return chosen.map((option) => textOf(option, inside)).join(' ')
  return hasRole(element, 'combobox') && !isHtml(element, 'select')
    ? (element.textContent ?? '')
    : ''
}

function rangeValue(element: Element): string {
  const said = element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow')
  if (said !== null) return said
  return isHtml(element, 'input') ? element.value : (element.getAttribute('value') ?? '')
}
