import type { Message } from '../words/message.ts'
import { describeNode, type SnapshotNode } from './snapshot/snapshot-node.ts'

/** What a search on the page came to. Nothing is ever clicked unless it is `found`. */
export type Finding<T> =
  | { kind: 'found'; it: T }
  | { kind: 'absent'; lookedFor: Message; seen: string[] }
  | { kind: 'ambiguous'; lookedFor: Message; candidates: string[] }

export function found<T>(it: T): Finding<T> {
  return { kind: 'found', it }
}

export function absent(lookedFor: Message, seen: SnapshotNode[] = []): Finding<never> {
  return { kind: 'absent', lookedFor, seen: seen.map(describeNode) }
}

/** The one candidate, or why there is none. Nodes that assistive technology doesn't see come second. */
export function onlyOne(
  lookedFor: Message,
  candidates: SnapshotNode[],
  seen: SnapshotNode[] = [],
): Finding<SnapshotNode> {
  const plain = candidates.filter((node) => !node.isMuted)
  const list = plain.length > 0 ? plain : candidates
  const [first] = list
  if (first === undefined) return absent(lookedFor, seen)
  if (list.length === 1 || areSameLink(list)) return found(first)
  return { kind: 'ambiguous', lookedFor, candidates: list.map(describeNode) }
}

/** Two links to one address do the same, wherever they stand. */
function areSameLink(nodes: SnapshotNode[]): boolean {
  const addresses = new Set(nodes.map((node) => linkAddress(node.element)))
  return addresses.size === 1 && !addresses.has(null)
}

function linkAddress(element: Element): string | null {
  const target = element.getAttribute('href')
  if (element.localName !== 'a' || !target || /^(#|javascript:)/i.test(target)) return null
  return URL.parse(target, element.baseURI)?.href ?? null
}
