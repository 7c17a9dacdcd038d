import { elementsOfIds } from '../names/text-alternative.ts'
import type { Part } from '../part.ts'
import type { Sight } from '../sight.ts'

/** Parts that a control says it opens, by aria-controls or aria-owns, and that hold none of `others`. */
export function tiedParts(expander: Part, sight: Sight, others: readonly Part[]): Part[] {
  const ids = ['aria-controls', 'aria-owns'].map((name) => expander.element.getAttribute(name))
  const elements = elementsOfIds(expander.element, ids.join(' '))
  const parts = elements
    .map((element) => sight.partOf(element))
    .filter((part) => part !== undefined)
  return parts.filter((part) => !others.some((other) => part.contains(other)))
}
