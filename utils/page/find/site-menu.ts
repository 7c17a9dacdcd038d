import { type Finding, onlyOne } from '../finding.ts'
import { innermost, isPressable, type Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import { foldControlName } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** A control of the site's menu by its words. */
export function findMenuItem(sight: Sight, words: Set<string>, lookedFor: string): Finding<Part> {
  const items = sight.parts.filter(
    (part) => isPressable(part) && words.has(foldControlName(part.name)),
  )
  return onlyOne(lookedFor, innermost(items))
}

/**
 * The one button in the page's header or navigation that opens a menu now closed (a "hamburger"): by
 * its state, as it mostly has no words that anyone could know.
 */
export function findMenuButton(sight: Sight): Finding<Part> {
  const buttons = sight.parts.filter((part) => isPressable(part) && isClosedMenuButton(part))
  return onlyOne('the button that opens the menu', innermost(buttons))
}

function isClosedMenuButton(part: Part): boolean {
  const isClosed =
    part.element.getAttribute('aria-expanded') === 'false' ||
    (part.element.localName === 'summary' && !part.element.parentElement?.hasAttribute('open'))
  if (!isClosed) return false
  return [...part.lineage()].some(({ role }) => role === 'banner' || role === 'navigation')
}

/** Controls and fields that only a signed-out page has. */
export function isSignInPage(sight: Sight, vocabulary: Vocabulary): boolean {
  const hasControl = sight.parts.some(
    (part) => isPressable(part) && vocabulary.signIn.has(foldControlName(part.name)),
  )
  const hasPassword = sight.parts.some(
    (part) => part.isDrawn && part.element.matches('input[type=password]'),
  )
  const hasMenu = findMenuItem(sight, vocabulary.menuAccount, '').kind !== 'absent'
  return hasControl && (hasPassword || !hasMenu)
}
