import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import type { SnapshotNode } from '../snapshot/snapshot-node.ts'
import { foldText, holdsPhrase } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { Mentions } from './mentions.ts'

const popupRoles = new Set(['dialog', 'alertdialog', 'menu', 'listbox', 'tree', 'grid'])

/** Dialogs, menus and lists of options that lie open over the page, outermost only. */
export function openPopups(snapshot: PageSnapshot): SnapshotNode[] {
  const popups = snapshot.nodes.filter((node) => node.isDrawn && isPopup(node))
  return popups.filter((popup) => !popups.some((other) => other !== popup && other.contains(popup)))
}

function isPopup(node: SnapshotNode): boolean {
  return popupRoles.has(node.role ?? '') || isOpenPopover(node) || isModal(node)
}

function isOpenPopover(node: SnapshotNode): boolean {
  return node.element.hasAttribute('popover') && node.element.matches(':popover-open')
}

/** Whether a node takes the whole page for itself until it is closed. */
export function isModal(node: SnapshotNode): boolean {
  return node.element.getAttribute('aria-modal') === 'true' || node.element.matches('dialog:modal')
}

/** Dialogs as such: what asks something of the user. */
export function openDialogs(snapshot: PageSnapshot): SnapshotNode[] {
  return openPopups(snapshot).filter(
    (node) => node.role === 'dialog' || node.role === 'alertdialog' || isModal(node),
  )
}

/** Whether a popup speaks of the service and of no other. */
export function isAboutService(
  node: SnapshotNode,
  mentions: Mentions,
  vocabulary: Vocabulary,
): boolean {
  if (mentions.others.some((other) => node.contains(other))) return false
  const said = `${foldText(node.name)} ${node.text}`
  if ([...vocabulary.others].some((other) => holdsPhrase(said, other))) return false
  return holdsPhrase(said, vocabulary.service)
}
