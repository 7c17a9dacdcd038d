import { isHtml, type Reach } from './flat-tree.ts'
import { accessibleName, roleOf } from './names.ts'
import { foldSpace, foldText } from './text.ts'

/** One element of a page as seen at one moment. Text, role and name are worked out when asked for. */
export class Part {
  readonly element: Element
  readonly parent: Part | null
  /** Place in the sight's list, and the place after its last descendant's. */
  readonly index: number
  end: number
  /** Text and parts inside, in order. */
  readonly content: (Part | string)[] = []
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

  constructor(element: Element, parent: Part | null, index: number, reach: Reach) {
    this.element = element
    this.parent = parent
    this.index = index
    this.end = index + 1
    this.reach = reach
  }

  get children(): Part[] {
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

  contains(other: Part): boolean {
    return other.index >= this.index && other.index < this.end
  }

  /** This part and those around it, inside out. */
  *lineage(): Generator<Part> {
    for (let part: Part | null = this; part; part = part.parent) yield part
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
export function isPressable(part: Part): boolean {
  if (!part.isDrawn || isHtml(part.element, 'option')) return false
  if (part.role !== null) return pressableRoles.has(part.role)
  const { element } = part
  if (element.localName === 'a' || element.hasAttribute('onclick')) return true
  return element.hasAttribute('tabindex') && element.getAttribute('tabindex') !== '-1'
}

/** Can be pressed, and holds nothing else that can: a wrapper with a handler of its own is no button. */
export function isButton(part: Part): boolean {
  return isPressable(part) && partsIn(part).filter(isPressable).length === 1
}

/** Roles of what stands around a page's matter. */
const asides = new Set(['complementary', 'contentinfo', 'banner', 'navigation'])

export function isAside({ role }: Part): boolean {
  return asides.has(role ?? '')
}

/** A part and all that it holds. */
export function partsIn(part: Part): Part[] {
  return [part, ...part.children.flatMap(partsIn)]
}

/** A control around another one of the list is left out: the inner one gets the click anyway. */
export function innermost(parts: Part[]): Part[] {
  return parts.filter((part) => !parts.some((other) => other !== part && part.contains(other)))
}

/** As role and name, e.g. `button "Disable"`. */
export function describePart(part: Part): string {
  return `${part.role ?? part.element.localName} "${part.name || part.rawText.trim().slice(0, 60)}"`
}
