import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import { isPressable, type SnapshotNode } from '../snapshot/snapshot-node.ts'
import { holdsPhrase } from '../text.ts'
import { serviceInName, type Vocabulary, verbsOf } from '../vocabulary.ts'
import { lineAround, linesOf } from './lines.ts'

/** Places of the page that name a service, and nothing but it. */
export interface Mentions {
  ours: SnapshotNode[]
  others: SnapshotNode[]
  /** Those of ours in the midst of other words, as in "Fitbit Charge: 20% off". */
  inSentence: Set<SnapshotNode>
}

/**
 * Finds what is titled by a service: text of its own, an image's or a node's name, or a control that
 * speaks of it ("Expand Fitbit"). The name within a sentence isn't a title.
 */
export function findMentions(snapshot: PageSnapshot, vocabulary: Vocabulary): Mentions {
  const services = [vocabulary.service, ...vocabulary.others]
  const longest = Math.max(...services.map((service) => service.length)) * 2 + 80
  const verbs = verbsOf(vocabulary)
  const mentions: Mentions = { ours: [], others: [], inSentence: new Set() }
  for (const node of snapshot.nodes) {
    const said = serviceInText(node)
    const service = said ?? serviceInLabel(node)
    if (service === vocabulary.service) mentions.ours.push(node)
    else if (service !== null) mentions.others.push(node)
    if (said === vocabulary.service && isInSentence(node)) mentions.inSentence.add(node)
  }
  return mentions

  function serviceInText(node: SnapshotNode): string | null {
    if (!node.isDrawn || node.rawText.length > 4_000) return null
    const line = linesOf(node)
      .map(withoutState)
      .find((text) => services.includes(text))
    if (line !== undefined) return isSaidInside(node, line) ? null : longestInLine(node, line)
    const text = node.rawText.length > longest ? '' : withoutState(node.text)
    return services.includes(text) && !isSaidInside(node, text) ? text : null
  }

  /** A node inside says it by itself, and is the closer one. */
  function isSaidInside(node: SnapshotNode, service: string): boolean {
    return node.children.some((child) => child.isDrawn && withoutState(child.text) === service)
  }

  function isInSentence(node: SnapshotNode): boolean {
    return node.isInline && withoutState(lineAround(node)) !== vocabulary.service
  }

  /** "Fitbit" in "Fitbit Premium" is no title of Fitbit, even where it has an element of its own. */
  function longestInLine(node: SnapshotNode, service: string): string {
    const line = lineAround(node)
    const longer = services.find(
      (name) => holdsPhrase(name, service) && name !== service && holdsPhrase(line, name),
    )
    return longer ?? service
  }

  function serviceInLabel(node: SnapshotNode): string | null {
    const { element } = node
    const isNamed =
      element.hasAttribute('aria-label') || element.hasAttribute('alt') || isPressable(node)
    if (!isNamed || (!node.isDrawn && node.content.length === 0)) return null
    return serviceInName(node.name, services, isPressable(node) ? verbs : [])
  }

  /** "Fitbit (expired)" and "Fitbit Import paused" are titles too: the name with a word of the profile. */
  function withoutState(text: string): string {
    const service = services.find((name) => text.startsWith(name) && text.length > name.length)
    if (service === undefined) return text
    const rest = text.slice(service.length).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    return Object.values(vocabulary.health).some((words) => words.has(rest)) ? service : text
  }
}
