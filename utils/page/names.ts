import { textAlternative } from './names/text-alternative.ts'
import { type Reach, reachOpenRoots } from './snapshot/flat-tree.ts'
import { foldSpace } from './text.ts'

export { roleOf } from './names/role.ts'

/**
 * Accessible name of an element (accname 1.2), white space folded, no-break spaces included.
 * @param reach Gives shadow roots; hand in one that reaches closed roots where that is allowed.
 * @returns The empty string where it has none, and for what isn't drawn.
 */
export function accessibleName(element: Element, reach: Reach = reachOpenRoots): string {
  const text = textAlternative(element, {
    reach,
    visited: new Set(),
    isLabelledby: false,
    isReferenced: false,
    isHiddenRoot: false,
    isInside: false,
  })
  return foldSpace(text)
}
