import { isPressable, type Part } from '../part.ts'
import { foldSpace, foldText } from '../text.ts'
import { namesAct, type Vocabulary } from '../vocabulary.ts'
import { textOf } from './contents.ts'

/** Words that say that a control buys something, or agrees to more than an import. */
const buying =
  /\p{Sc}|\b(?:usd|eur|gbp|chf|dollars?|euros?|premium|subscri\w*|billed|billing|free trial|trial|purchase\w*|buy|pay|pays|payment|paid|price\w*|upgrade\w*|checkout|terms (?:of|and)|per (?:month|year)|a (?:month|year)|monthly|yearly)\b|\/ ?(?:mo|month|yr|year)\b/u

const headings = /^h[1-6]$/
const asides = new Set(['complementary', 'contentinfo', 'banner', 'navigation'])

/**
 * What stands around an Enable and says that it would buy something or agree to something; null: nothing does.
 * The user has agreed to an import that they had before, not to a purchase.
 */
export function costOf(enable: Part, vocabulary: Vocabulary): string | null {
  const own = `${enable.name}\n${enable.rawText}\n${enable.element.getAttribute('title') ?? ''}`
  const text = `${textOf(cardAround(enable, vocabulary))}\n${own}`
  const { service } = vocabulary
  const folded = foldText(text.replaceAll('\n', ' '))
  return buying.test(service === '' ? folded : folded.replaceAll(service, ' '))
    ? foldSpace(text)
    : null
}

/** The largest part around a control that is about it alone: one heading, no other control of its kind. */
function cardAround(enable: Part, vocabulary: Vocabulary): Part {
  let card = enable
  for (const around of enable.lineage()) {
    if (!isAboutOne(around, enable, vocabulary)) break
    card = around
  }
  return card
}

function isAboutOne(part: Part, enable: Part, vocabulary: Vocabulary): boolean {
  const { element, role } = part
  if (element.localName === 'body' || element.localName === 'html') return false
  if (role === 'main' || asides.has(role ?? '')) return false
  const inside = partsIn(part)
  const isOther = (it: Part) =>
    it !== enable &&
    isPressable(it) &&
    !it.contains(enable) &&
    !enable.contains(it) &&
    (['enable', 'enableService', 'disable', 'remove'] as const).some((act) =>
      namesAct(vocabulary, act, it.name),
    )
  const titles = inside.filter((it) => it.role === 'heading' || headings.test(it.element.localName))
  return titles.length <= 1 && !inside.some(isOther)
}

function partsIn(part: Part): Part[] {
  return [part, ...part.children.flatMap(partsIn)]
}
