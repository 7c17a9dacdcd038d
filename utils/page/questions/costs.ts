import { isAside, isPressable, nodesIn, type SnapshotNode } from '../snapshot/snapshot-node.ts'
import { foldSpace, foldText, holdsPhrase } from '../text.ts'
import { namesAct, type Vocabulary } from '../vocabulary.ts'
import { textOf } from './contents.ts'

/** Words that say that a control buys something, or agrees to more than an import. */
const buying =
  /\p{Sc}|\b(?:usd|eur|gbp|chf|dollars?|euros?|kr|premium|subscri\w*|billed|billing|fees?|charged|charges|credits|members?(?:hip)?|free for|trial|purchase\w*|buy|pay|pays|payment|paid|price\w*|upgrade\w*|checkout|terms (?:of|and)|per (?:month|year)|a (?:month|year)|monthly|yearly)\b|\/ ?(?:mo|month|yr|year)\b/u

const headings = /^h[1-6]$/

/**
 * What stands around an Enable and says that it would buy something or agree to something; null: nothing does.
 * The user has agreed to an import that they had before, not to a purchase.
 */
export function costOf(enable: SnapshotNode, vocabulary: Vocabulary): string | null {
  const own = `${enable.name}\n${enable.rawText}\n${enable.element.getAttribute('title') ?? ''}`
  const text = `${textAround(enable, vocabulary)}\n${own}`
  // "Fitbit Premium" is a service, and sells nothing by its name.
  const services = [vocabulary.service, ...vocabulary.others].sort((a, b) => b.length - a.length)
  const folded = foldText(text.replaceAll('\n', ' '))
  const rest = services.reduce(
    (left, name) => (name === '' ? left : left.replaceAll(name, ' ')),
    folded,
  )
  return buying.test(rest) ? foldSpace(text) : null
}

/** What is said about a control: all of the card that is about it alone, and what stands right beside that. */
function textAround(enable: SnapshotNode, vocabulary: Vocabulary): string {
  let card = enable
  for (const around of enable.lineage()) {
    if (!isAboutOne(around, enable, vocabulary)) break
    card = around
  }
  const beside = card.parent ? neighbours(card, card.parent, vocabulary) : []
  return [
    ...beside.map((item) => (typeof item === 'string' ? item : textOf(item))),
    textOf(card),
  ].join('\n')
}

/** What stands before and after it, up to the next control or service. */
function neighbours(
  card: SnapshotNode,
  { content }: SnapshotNode,
  vocabulary: Vocabulary,
): (SnapshotNode | string)[] {
  const place = content.indexOf(card)
  const isForeign = (item: SnapshotNode | string) =>
    typeof item !== 'string' && (nodesIn(item).some(isPressable) || namesServices(item, vocabulary))
  const before = content.slice(0, place).reverse()
  const after = content.slice(place + 1)
  return [before, after].flatMap((items) => {
    const end = items.findIndex(isForeign)
    return end < 0 ? items : items.slice(0, end)
  })
}

function namesServices({ text }: SnapshotNode, { others }: Vocabulary): boolean {
  return [...others].some((name) => holdsPhrase(text, name))
}

/** One heading, no other service, no other control of its kind. */
function isAboutOne(node: SnapshotNode, enable: SnapshotNode, vocabulary: Vocabulary): boolean {
  const { element, role } = node
  if (element.localName === 'body' || element.localName === 'html') return false
  if (role === 'main' || isAside(node) || namesServices(node, vocabulary)) return false
  const inside = nodesIn(node)
  const isOther = (it: SnapshotNode) =>
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
