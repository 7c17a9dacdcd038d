import { accessibleName, roleOf } from '../names.ts'
import { foldSpace, foldText } from '../text.ts'
import { isHtml, type Reach } from './flat-tree.ts'

/** One element of a page as seen at one moment. Text, role and name are worked out when asked for. */
export class SnapshotNode {
  readonly element: Element
  readonly parent: SnapshotNode | null
  /** Place in the snapshot's list, and the place after its last descendant's. */
  readonly index: number
  end: number
  /** Text and nodes inside, in order. */
  readonly content: (SnapshotNode | string)[] = []
  isInline = false
  isDrawn = false
  /** In a branch that is hidden from assistive technology, e.g. behind a modal dialog. */
  isMuted = false
  /** Fully transparent. */
  isFaded = false
  private readonly reach: Reach
  private cachedText: string | undefined
  private cachedFolded: string | undefined
  private cachedName: string | undefined
  private cachedRole: string | null | undefined

  constructor(element: Element, parent: SnapshotNode | null, index: number, reach: Reach) {
    this.element = element
    this.parent = parent
    this.index = index
    this.end = index + 1
    this.reach = reach
  }

  get children(): SnapshotNode[] {
    return this.content.filter((item) => typeof item !== 'string')
  }

  /** Drawn text, white space as found, a space around what isn't inline. */
  get rawText(): string {
    this.cachedText ??= this.content
      .map((item) =>
        typeof item === 'string' ? item : item.isInline ? item.rawText : ` ${item.rawText} `,
      )
      .join('')
    return this.cachedText
  }

  /** Drawn text, folded for comparison. */
  get text(): string {
    this.cachedFolded ??= foldText(this.rawText)
    return this.cachedFolded
  }

  /**
   * Accessible name; the drawn text where a control has no role that anyone can read, as an element of
   * the page's own that takes its role from ElementInternals.
   */
  get name(): string {
    this.cachedName ??= accessibleName(this.element, this.reach) || this.textOfRoleless()
    return this.cachedName
  }

  private textOfRoleless(): string {
    return this.role === null && isPressable(this) ? foldSpace(this.rawText) : ''
  }

  get role(): string | null {
    if (this.cachedRole === undefined) this.cachedRole = roleOf(this.element)
    return this.cachedRole
  }

  contains(other: SnapshotNode): boolean {
    return other.index >= this.index && other.index < this.end
  }

  /** This node and those around it, inside out. */
  *lineage(): Generator<SnapshotNode> {
    for (let node: SnapshotNode | null = this; node; node = node.parent) yield node
  }
}

const pressableRoles = new Set([
  'button',
  'link',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'option',
  'radio',
  'checkbox',
  'switch',
  'tab',
  'treeitem',
])

/** Something that a user can click: by its role, or by its being made to look so. */
export function isPressable(node: SnapshotNode): boolean {
  if (!node.isDrawn || isHtml(node.element, 'option')) return false
  if (node.role !== null) return pressableRoles.has(node.role)
  const { element } = node
  if (element.localName === 'a' || element.hasAttribute('onclick')) return true
  return element.hasAttribute('tabindex') && element.getAttribute('tabindex') !== '-1'
}

/** Can be pressed, and holds nothing else that can: a wrapper with a handler of its own is no button. */
export function isButton(node: SnapshotNode): boolean {
  return isPressable(node) && nodesIn(node).filter(isPressable).length === 1
}

/** Roles of what stands around a page's matter. */
const asides = new Set(['complementary', 'contentinfo', 'banner', 'navigation'])

export function isAside({ role }: SnapshotNode): boolean {
  return asides.has(role ?? '')
}

/** A node and all that it holds. */
export function nodesIn(node: SnapshotNode): SnapshotNode[] {
  return [node, ...node.children.flatMap(nodesIn)]
}

/** A control around another one of the list is left out: the inner one gets the click anyway. */
export function innermost(nodes: SnapshotNode[]): SnapshotNode[] {
  return nodes.filter((node) => !nodes.some((other) => other !== node && node.contains(other)))
}

/** As role and name, e.g. `button "Disable"`. */
export function describeNode(node: SnapshotNode): string {
  return `${node.role ?? node.element.localName} "${node.name || node.rawText.trim().slice(0, 60)}"`
}
