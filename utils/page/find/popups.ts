import type { Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import { foldText, holdsPhrase } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { Mentions } from './mentions.ts'

const popupRoles = new Set(['dialog', 'alertdialog', 'menu', 'listbox', 'tree', 'grid'])

/** Dialogs, menus and lists of options that lie open over the page, outermost only. */
export function openPopups(sight: Sight): Part[] {
  const popups = sight.parts.filter((part) => part.isDrawn && isPopup(part))
  return popups.filter((popup) => !popups.some((other) => other !== popup && other.contains(popup)))
}

function isPopup(part: Part): boolean {
  return popupRoles.has(part.role ?? '') || isOpenPopover(part) || isModal(part)
}

function isOpenPopover(part: Part): boolean {
  return part.element.hasAttribute('popover') && part.element.matches(':popover-open')
}

/** Whether a part takes the whole page for itself until it is closed. */
export function isModal(part: Part): boolean {
  return part.element.getAttribute('aria-modal') === 'true' || part.element.matches('dialog:modal')
}

/** Dialogs as such: what asks something of the user. */
export function openDialogs(sight: Sight): Part[] {
  return openPopups(sight).filter(
    (part) => part.role === 'dialog' || part.role === 'alertdialog' || isModal(part),
  )
}

/** Whether a popup speaks of the service and of no other. */
export function isAboutService(part: Part, mentions: Mentions, vocabulary: Vocabulary): boolean {
  if (mentions.others.some((other) => part.contains(other))) return false
  const said = `${foldText(part.name)} ${part.text}`
  if ([...vocabulary.others].some((other) => holdsPhrase(said, other))) return false
  return holdsPhrase(said, vocabulary.service)
}
