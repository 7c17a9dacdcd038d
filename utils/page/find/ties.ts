import { elementsOfIds } from '../names/text-alternative.ts'
import type { Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import type { Mentions } from './mentions.ts'

/** Parts that an expander says it opens: by aria-controls or aria-owns, or as a summary its details. */
export function tiedParts(expander: Part, sight: Sight, mentions: Mentions): Part[] {
  const ids = ['aria-controls', 'aria-owns'].map((name) => expander.element.getAttribute(name))
  const elements = elementsOfIds(expander.element, ids.join(' '))
  const parts = elements
    .map((element) => sight.partOf(element))
    .filter((part) => part !== undefined)
  return parts.filter((part) => !mentions.others.some((other) => part.contains(other)))
}
