import { isPressable, type Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import { holdsPhrase } from '../text.ts'
import { serviceInName, type Vocabulary, verbsOf } from '../vocabulary.ts'
import { lineAround, linesOf } from './lines.ts'

/** Places of the page that name a service, and nothing but it. */
export interface Mentions {
  ours: Part[]
  others: Part[]
  /** Those of ours in the midst of other words, as in "Fitbit Charge: 20% off". */
  inSentence: Set<Part>
}

/**
 * Finds what is titled by a service: text of its own, an image's or a part's name, or a control that
 * speaks of it ("Expand Fitbit"). The name within a sentence isn't a title.
 */
export function findMentions(sight: Sight, vocabulary: Vocabulary): Mentions {
  const services = [vocabulary.service, ...vocabulary.others]
  const longest = Math.max(...services.map((service) => service.length)) * 2 + 80
  const verbs = verbsOf(vocabulary)
  const mentions: Mentions = { ours: [], others: [], inSentence: new Set() }
  for (const part of sight.parts) {
    const said = serviceInText(part)
    const service = said ?? serviceInLabel(part)
    if (service === vocabulary.service) mentions.ours.push(part)
    else if (service !== null) mentions.others.push(part)
    if (said === vocabulary.service && isInSentence(part)) mentions.inSentence.add(part)
  }
  return mentions

  function serviceInText(part: Part): string | null {
    if (!part.isDrawn || part.rawText.length > 4_000) return null
    const line = linesOf(part)
      .map(withoutState)
      .find((text) => services.includes(text))
    if (line !== undefined) return isSaidInside(part, line) ? null : longestInLine(part, line)
    const text = part.rawText.length > longest ? '' : withoutState(part.text)
    return services.includes(text) && !isSaidInside(part, text) ? text : null
  }

  /** A part inside says it by itself, and is the closer one. */
  function isSaidInside(part: Part, service: string): boolean {
    return part.children.some((child) => child.isDrawn && withoutState(child.text) === service)
  }

  function isInSentence(part: Part): boolean {
    return part.isInline && withoutState(lineAround(part)) !== vocabulary.service
  }

  /** "Fitbit" in "Fitbit Premium" is no title of Fitbit, even where it has an element of its own. */
  function longestInLine(part: Part, service: string): string {
    const line = lineAround(part)
    const longer = services.find(
      (name) => holdsPhrase(name, service) && name !== service && holdsPhrase(line, name),
    )
    return longer ?? service
  }

  function serviceInLabel(part: Part): string | null {
    const { element } = part
    const isNamed =
      element.hasAttribute('aria-label') || element.hasAttribute('alt') || isPressable(part)
    if (!isNamed || (!part.isDrawn && part.content.length === 0)) return null
    return serviceInName(part.name, services, isPressable(part) ? verbs : [])
  }

  /** "Fitbit (expired)" and "Fitbit Import paused" are titles too: the name with a word of the profile. */
  function withoutState(text: string): string {
    const service = services.find((name) => text.startsWith(name) && text.length > name.length)
    if (service === undefined) return text
    const rest = text.slice(service.length).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    return Object.values(vocabulary.health).some((words) => words.has(rest)) ? service : text
  }
}
