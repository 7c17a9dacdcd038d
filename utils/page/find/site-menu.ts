import { type Message, message } from '../../words/message.ts'
import { type Finding, onlyOne } from '../finding.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import { innermost, isPressable, type SnapshotNode } from '../snapshot/snapshot-node.ts'
import { foldControlName } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** A control of the site's menu by its words. */
export function findMenuItem(
  snapshot: PageSnapshot,
  words: Set<string>,
  lookedFor: Message,
): Finding<SnapshotNode> {
  const items = snapshot.nodes.filter(
    (node) => isPressable(node) && words.has(foldControlName(node.name)),
  )
  return onlyOne(lookedFor, innermost(items))
}

/**
 * The one button in the page's header or navigation that opens a menu now closed (a "hamburger"): by
 * its state, as it mostly has no words that anyone could know.
 */
export function findMenuButton(snapshot: PageSnapshot): Finding<SnapshotNode> {
  const buttons = snapshot.nodes.filter((node) => isPressable(node) && isClosedMenuButton(node))
  return onlyOne(message('look_menu_button'), innermost(buttons))
}

function isClosedMenuButton(node: SnapshotNode): boolean {
  const isClosed =
    node.element.getAttribute('aria-expanded') === 'false' ||
    (node.element.localName === 'summary' && !node.element.parentElement?.hasAttribute('open'))
  if (!isClosed) return false
  return [...node.lineage()].some(({ role }) => role === 'banner' || role === 'navigation')
}

/** Controls and fields that only a signed-out page has. */
export function isSignInPage(snapshot: PageSnapshot, vocabulary: Vocabulary): boolean {
  const hasControl = snapshot.nodes.some(
    (node) => isPressable(node) && vocabulary.signIn.has(foldControlName(node.name)),
  )
  const hasPassword = snapshot.nodes.some(
    (node) => node.isDrawn && node.element.matches('input[type=password]'),
  )
  const hasMenu =
    findMenuItem(snapshot, vocabulary.menuAccount, message('look_menu_button')).kind !== 'absent'
  return hasControl && (hasPassword || !hasMenu)
}
