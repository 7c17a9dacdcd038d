import { flatChildren, isElement, isHtml, isText } from '../snapshot/flat-tree.ts'
import { embeddedValue } from './embedded-value.ts'
import { isHiddenFromNames, isUndrawn, styleOf } from './hidden.ts'
import { nativeName, placeholderOf } from './native-name.ts'
import { pseudoContent } from './pseudo-content.ts'
import { hasRole, isPresentational, roleOf } from './role.ts'
import type { NameTraversal } from './traversal.ts'

const rolesNamedByContent = /* @__PURE__ */ (
  'button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio ' +
  'option radio row rowheader switch tab tooltip treeitem'
).split(' ')

/** Computes a name or a part of it by steps 2A to 2I of accname 1.2; white space is left as found. */
export function textAlternative(node: Node, traversal: NameTraversal): string {
  if (isText(node)) return node.data
  if (!isElement(node) || isLeftOut(node, traversal)) return ''
  const labelled = labelledbyText(node, traversal)
  if (labelled !== '' || traversal.visited.has(node)) return labelled
  traversal.visited.add(node)
  return ownText(node, traversal)
}

/** Step 2A. Ancestors of a node inside a traversal were looked at on the way down. */
function isLeftOut(element: Element, traversal: NameTraversal): boolean {
  if (traversal.isHiddenRoot) return false
  return element.getAttribute('aria-hidden') === 'true' || isUndrawn(element)
}

/** Steps 2C to 2I. */
function ownText(element: Element, traversal: NameTraversal): string {
  const value = traversal.isInside ? embeddedValue(element, traversal, textAlternative) : null
  if (value !== null) return value
  const label = isHtml(element, 'slot') ? '' : (element.getAttribute('aria-label') ?? '')
  if (label.trim() !== '') return label
  const native = isPresentational(roleOf(element))
    ? null
    : nativeName(element, traversal, textAlternative)
  if (native !== null) return native
  const content = isNamedByContent(element, traversal) ? contentText(element, traversal) : ''
  if (content.trim() !== '') return content
  return element.getAttribute('title')?.trim() || placeholderOf(element) || content
}

function isNamedByContent(element: Element, traversal: NameTraversal): boolean {
  if (traversal.isReferenced) return true
  if (hasRole(element, 'menu', 'listbox', 'combobox', 'textbox', 'searchbox')) return false
  return traversal.isInside || hasRole(element, ...rolesNamedByContent)
}

/** Step 2B: the texts of all elements that name this one, one space between them. */
function labelledbyText(element: Element, traversal: NameTraversal): string {
  const attribute = element.getAttributeNode('aria-labelledby')
  if (attribute === null || traversal.isLabelledby || traversal.visited.has(attribute)) return ''
  traversal.visited.add(attribute)
  const labels = element.ariaLabelledByElements ?? elementsOfIds(element, attribute.value)
  const texts = labels.map((label) => textAlternative(label, referenceWay(label, traversal)))
  return texts.join(' ').trim()
}

/** Each reference starts afresh, save for nodes that other references have used already. */
function referenceWay(label: Element, traversal: NameTraversal): NameTraversal {
  const isHiddenRoot = isHiddenFromNames(label)
  return { ...traversal, isLabelledby: true, isReferenced: true, isHiddenRoot }
}

export function elementsOfIds(element: Element, ids: string): Element[] {
  const root = element.getRootNode() as Document | ShadowRoot
  if (!('getElementById' in root)) return []
  const found = ids.split(/\s+/).map((id) => (id === '' ? null : root.getElementById(id)))
  return found.filter((item) => item !== null)
}

/** Step 2F: content with generated text around it, spaces where boxes aren't inline. */
function contentText(element: Element, traversal: NameTraversal): string {
  const inside: NameTraversal = { ...traversal, isReferenced: false, isInside: true }
  const children = [...flatChildren(element, traversal.reach), ...ownedElements(element)]
  const texts = children.map((child) => withSpaces(child, textAlternative(child, inside)))
  const before = pseudoContent(element, '::before')
  return before + texts.join('') + pseudoContent(element, '::after')
}

function ownedElements(element: Element): Element[] {
  const ids = element.getAttribute('aria-owns')
  return ids ? elementsOfIds(element, ids) : []
}

function withSpaces(child: Node, text: string): string {
  if (!isElement(child)) return text
  if (isHtml(child, 'br')) return ' '
  const display = styleOf(child)?.display
  return display === 'inline' || display === 'contents' ? text : ` ${text} `
}
