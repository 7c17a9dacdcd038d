import { isPressable, type Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import { foldText } from '../text.ts'
import { serviceInName, type Vocabulary, verbsOf } from '../vocabulary.ts'

/** Places of the page that name a service, and nothing but it. */
export interface Mentions {
  ours: Part[]
  others: Part[]
}

/**
 * Finds what is titled by a service: text of its own, an image's or a part's name, or a control that
 * speaks of it ("Expand Fitbit"). The name within a sentence isn't a title.
 */
export function findMentions(sight: Sight, vocabulary: Vocabulary): Mentions {
  const services = [vocabulary.service, ...vocabulary.others]
  const longest = Math.max(...services.map((service) => service.length)) + 40
  const verbs = verbsOf(vocabulary)
  const mentions: Mentions = { ours: [], others: [] }
  for (const part of sight.parts) {
    const service = serviceOf(part, longest)
    if (service === vocabulary.service) mentions.ours.push(part)
    else if (service !== null) mentions.others.push(part)
  }
  return mentions

  function serviceOf(part: Part, limit: number): string | null {
    return serviceInText(part, limit) ?? serviceInLabel(part)
  }

  function serviceInText(part: Part, limit: number): string | null {
    if (!part.isDrawn || part.rawText.length > limit * 2) return null
    const text = withoutState(part.text, vocabulary)
    if (!services.includes(text)) return null
    return part.children.some((child) => withoutState(child.text, vocabulary) === text)
      ? null
      : text
  }

  function serviceInLabel(part: Part): string | null {
    const { element } = part
    const isNamed =
      element.hasAttribute('aria-label') || element.hasAttribute('alt') || isPressable(part)
    if (!isNamed || (!part.isDrawn && part.content.length === 0)) return null
    return serviceInName(part.name, services, isPressable(part) ? verbs : [])
  }
}

/** "Fitbit (expired)" and "Fitbit: Import paused" are titles too: name, mark, word of the profile. */
function withoutState(text: string, vocabulary: Vocabulary): string {
  const match = /^(.+?)\s*[(:|,·-]\s*([^()]+?)\s*\)?$/u.exec(text)
  const [, title, state] = match ?? []
  if (title === undefined || state === undefined) return text
  const word = foldText(state)
  return vocabulary.broken.has(word) || vocabulary.paused.has(word) ? title : text
}
