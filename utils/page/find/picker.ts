import { absent, type Finding, found, onlyOne } from '../finding.ts'
import { isHtml } from '../flat-tree.ts'
import { innermost, isPressable, type Part, partsIn } from '../part.ts'
import type { Sight } from '../sight.ts'
import { foldControlName, foldText, holdsPhrase } from '../text.ts'
import { namesAct, type Vocabulary } from '../vocabulary.ts'
import { partsUnder } from './headed.ts'
import { openPopups } from './popups.ts'
import { isHeading } from './region.ts'
import type { Revealed } from './revealed.ts'
import { tiedParts } from './ties.ts'

/** What opens the list of services: a control, or a select that is that list. */
export function findEnableService(sight: Sight, vocabulary: Vocabulary): Finding<Part> {
  const controls = sight.parts.filter(
    (part) =>
      part.isDrawn &&
      (isPressable(part) || part.role === 'combobox' || part.role === 'listbox') &&
      namesAct(vocabulary, 'enableService', part.name || labelFor(part)),
  )
  return onlyOne(`"${vocabulary.target.words.enableService[0]}"`, innermost(controls))
}

/** UI kits put a list of their own in the place of a select, and its label on that: it names nothing there. */
function labelFor({ element }: Part): string {
  const root = element.getRootNode() as Document | ShadowRoot
  const label = element.id ? root.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null
  return label?.textContent ?? ''
}

/** A service to choose: a control to press, or an option of a native select to set. */
export interface Choice {
  part: Part
  option: HTMLOptionElement | null
}

/**
 * Finds the service among what "Enable Service" offers: in the list that it opened, in a dialog or a
 * part headed by its words, the closest first, or in a select.
 */
export function findChoice(
  sight: Sight,
  vocabulary: Vocabulary,
  revealed: Revealed,
): Finding<Choice> {
  const lookedFor = `${vocabulary.target.service.name} in the list of services`
  const regions = pickerRegions(sight, vocabulary)
  const near = findIn([...regions, ...headedParts(sight, vocabulary, false)])
  return near.kind === 'absent' ? findIn(headedParts(sight, vocabulary, true)) : near

  function findIn(places: Part[]): Finding<Choice> {
    const isInside = (part: Part) =>
      places.some((place) => place.contains(part)) || revealed.has(part, sight)
    const pressed = onlyOne(lookedFor, choiceParts(sight, vocabulary).filter(isInside))
    if (pressed.kind !== 'absent') return mapFound(pressed, (part) => ({ part, option: null }))
    return findOption(sight, vocabulary, isInside, lookedFor)
  }
}

function mapFound<A, B>(finding: Finding<A>, change: (it: A) => B): Finding<B> {
  return finding.kind === 'found' ? found(change(finding.it)) : finding
}

/** Parts of the page that offer services to choose from. */
export function pickerRegions(sight: Sight, vocabulary: Vocabulary): Part[] {
  const opener = sight.parts.filter(
    (part) => part.isDrawn && namesAct(vocabulary, 'enableService', part.name),
  )
  const tied = opener.flatMap((part) => tiedParts(part, sight, []))
  const details = opener.flatMap((part) => openDetailsOf(part))
  const titled = openPopups(sight).filter((part) => isTitledEnableService(part, vocabulary))
  return [...tied, ...details, ...titled]
}

function openDetailsOf(part: Part): Part[] {
  return part.element.localName === 'summary' && part.parent ? [part.parent] : []
}

function isTitledEnableService(part: Part, vocabulary: Vocabulary): boolean {
  const words = vocabulary.acts.enableService
  return [...words].some((word) => holdsPhrase(`${foldText(part.name)} ${part.text}`, word))
}

/** What stands under a heading "Enable Service". */
function headedParts(sight: Sight, vocabulary: Vocabulary, isWide: boolean): Part[] {
  return sight.parts
    .filter((part) => part.isDrawn && isHeading(part))
    .filter((part) => namesAct(vocabulary, 'enableService', part.name || part.rawText))
    .flatMap((heading) => partsUnder(heading, sight, isWide))
}

/** Controls that stand for the service as a whole. */
function choiceParts(sight: Sight, vocabulary: Vocabulary): Part[] {
  const parts = sight.parts.filter((part) => isPressable(part) || isLooseItem(part))
  return innermost(parts.filter((part) => isNamedService(part, vocabulary)))
}

/** List items and cards that take clicks without saying so by a role. */
function isLooseItem(part: Part): boolean {
  return part.isDrawn && part.role === 'listitem'
}

function isNamedService(part: Part, vocabulary: Vocabulary): boolean {
  const { service } = vocabulary
  const name = foldText(part.name || part.rawText)
  if (name === service || foldControlName(name) === service) return true
  if (name === `${service} ${service}`) return true
  if ([...vocabulary.others].some((other) => holdsPhrase(name, other))) return false
  return isPressable(part) && hasTitleInside(part, service)
}

/** A card whose heading is the service's name; the rest is its description. */
function hasTitleInside(part: Part, service: string): boolean {
  const headings = part.children.flatMap(partsIn).filter(isHeading)
  return headings.length === 1 && headings[0]?.text === service
}

function findOption(
  sight: Sight,
  vocabulary: Vocabulary,
  isInside: (part: Part) => boolean,
  lookedFor: string,
): Finding<Choice> {
  const choices: Choice[] = []
  for (const part of sight.parts) {
    if (!part.isDrawn || !isHtml(part.element, 'select')) continue
    if (!isInside(part) && !namesAct(vocabulary, 'enableService', part.name)) continue
    const options = [...part.element.options].filter(
      (option) => foldText(option.label || option.text) === vocabulary.service,
    )
    for (const option of options) choices.push({ part, option })
  }
  const [first] = choices
  if (!first) return absent(lookedFor)
  if (choices.length === 1) return found(first)
  return { kind: 'ambiguous', lookedFor, candidates: choices.map(() => lookedFor) }
}
