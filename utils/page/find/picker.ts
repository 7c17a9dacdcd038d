import { type Message, message } from '../../words/message.ts'
import { absent, type Finding, found, onlyOne } from '../finding.ts'
import { isHtml } from '../snapshot/flat-tree.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import {
  describeNode,
  innermost,
  isPressable,
  nodesIn,
  type SnapshotNode,
} from '../snapshot/snapshot-node.ts'
import { foldControlName, foldText, holdsPhrase } from '../text.ts'
import { namesAct, type Vocabulary } from '../vocabulary.ts'
import { nodesUnder } from './headed.ts'
import { openPopups } from './popups.ts'
import { isHeading } from './region.ts'
import type { Revealed } from './revealed.ts'
import { tiedNodes } from './ties.ts'

/** What opens the list of services: a control, or a select that is that list. */
export function findEnableService(
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
): Finding<SnapshotNode> {
  const controls = snapshot.nodes.filter(
    (node) =>
      node.isDrawn &&
      (isPressable(node) || node.role === 'combobox' || node.role === 'listbox') &&
      namesAct(vocabulary, 'enableService', node.name || labelFor(node)),
  )
  return onlyOne(
    message('look_word', { word: vocabulary.target.words.enableService[0] ?? '' }),
    innermost(controls),
  )
}

/** UI kits put a list of their own in the place of a select, and its label on that: it names nothing there. */
function labelFor({ element }: SnapshotNode): string {
  const root = element.getRootNode() as Document | ShadowRoot
  const label = element.id ? root.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null
  return label?.textContent ?? ''
}

/** A service to choose: a control to press, or an option of a native select to set. */
export interface Choice {
  node: SnapshotNode
  option: HTMLOptionElement | null
}

/**
 * Finds the service among what "Enable Service" offers: in the list that it opened, in a dialog or a
 * node headed by its words, the closest first, or in a select.
 */
export function findChoice(
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
  revealed: Revealed,
): Finding<Choice> {
  const lookedFor = message('look_choice', { name: vocabulary.target.service.name })
  const regions = pickerRegions(snapshot, vocabulary)
  const near = findIn([...regions, ...headedNodes(snapshot, vocabulary, false)])
  return near.kind === 'absent' ? findIn(headedNodes(snapshot, vocabulary, true)) : near

  function findIn(places: SnapshotNode[]): Finding<Choice> {
    const isInside = (node: SnapshotNode) =>
      places.some((place) => place.contains(node)) || revealed.has(node, snapshot)
    const pressed = onlyOne(lookedFor, choiceNodes(snapshot, vocabulary).filter(isInside))
    if (pressed.kind !== 'absent') return mapFound(pressed, (node) => ({ node, option: null }))
    return findOption(snapshot, vocabulary, isInside, lookedFor)
  }
}

function mapFound<A, B>(finding: Finding<A>, change: (it: A) => B): Finding<B> {
  return finding.kind === 'found' ? found(change(finding.it)) : finding
}

/** Parts of the page that offer services to choose from. */
export function pickerRegions(snapshot: PageSnapshot, vocabulary: Vocabulary): SnapshotNode[] {
  const opener = snapshot.nodes.filter(
    (node) => node.isDrawn && namesAct(vocabulary, 'enableService', node.name),
  )
  const tied = opener.flatMap((node) => tiedNodes(node, snapshot, []))
  const details = opener.flatMap((node) => openDetailsOf(node))
  const titled = openPopups(snapshot).filter((node) => isTitledEnableService(node, vocabulary))
  return [...tied, ...details, ...titled]
}

function openDetailsOf(node: SnapshotNode): SnapshotNode[] {
  return node.element.localName === 'summary' && node.parent ? [node.parent] : []
}

function isTitledEnableService(node: SnapshotNode, vocabulary: Vocabulary): boolean {
  const words = vocabulary.acts.enableService
  return [...words].some((word) => holdsPhrase(`${foldText(node.name)} ${node.text}`, word))
}

/** What stands under a heading "Enable Service". */
function headedNodes(
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
  isWide: boolean,
): SnapshotNode[] {
  return snapshot.nodes
    .filter((node) => node.isDrawn && isHeading(node))
    .filter((node) => namesAct(vocabulary, 'enableService', node.name || node.rawText))
    .flatMap((heading) => nodesUnder(heading, snapshot, isWide))
}

/** Controls that stand for the service as a whole. */
function choiceNodes(snapshot: PageSnapshot, vocabulary: Vocabulary): SnapshotNode[] {
  const nodes = snapshot.nodes.filter((node) => isPressable(node) || isLooseItem(node))
  return innermost(nodes.filter((node) => isNamedService(node, vocabulary)))
}

/** List items and cards that take clicks without saying so by a role. */
function isLooseItem(node: SnapshotNode): boolean {
  return node.isDrawn && node.role === 'listitem'
}

function isNamedService(node: SnapshotNode, vocabulary: Vocabulary): boolean {
  const { service } = vocabulary
  const name = foldText(node.name || node.rawText)
  if (name === service || foldControlName(name) === service) return true
  if (name === `${service} ${service}`) return true
  if ([...vocabulary.others].some((other) => holdsPhrase(name, other))) return false
  return isPressable(node) && hasTitleInside(node, service)
}

/** A card whose heading is the service's name; the rest is its description. */
function hasTitleInside(node: SnapshotNode, service: string): boolean {
  const headings = node.children.flatMap(nodesIn).filter(isHeading)
  return headings.length === 1 && headings[0]?.text === service
}

function findOption(
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
  isInside: (node: SnapshotNode) => boolean,
  lookedFor: Message,
): Finding<Choice> {
  const choices: Choice[] = []
  for (const node of snapshot.nodes) {
    if (!node.isDrawn || !isHtml(node.element, 'select')) continue
    if (!isInside(node) && !namesAct(vocabulary, 'enableService', node.name)) continue
    const options = [...node.element.options].filter(
      (option) => foldText(option.label || option.text) === vocabulary.service,
    )
    for (const option of options) choices.push({ node, option })
  }
  const [first] = choices
  if (!first) return absent(lookedFor)
  if (choices.length === 1) return found(first)
  return { kind: 'ambiguous', lookedFor, candidates: choices.map(({ node }) => describeNode(node)) }
}
