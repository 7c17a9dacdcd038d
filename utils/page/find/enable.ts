import { absent, type Finding, onlyOne } from '../finding.ts'
import { isHtml } from '../flat-tree.ts'
import { innermost, isPressable, type Part } from '../part.ts'
import { questionsHere } from '../questions/provided.ts'
import type { Sight } from '../sight.ts'
import { foldText } from '../text.ts'
import { namesAct, type Vocabulary } from '../vocabulary.ts'
import type { Entry, EntrySearch } from './entry.ts'
import { partsUnder } from './headed.ts'
import type { Choice } from './picker.ts'
import { isAboutService, openDialogs } from './popups.ts'
import { isHeading } from './region.ts'
import type { Revealed } from './revealed.ts'

/**
 * Finds the Enable that is this service's: in its entry or card, in a dialog about it, beside our own
 * choice of it, or under a heading that is its name; or it came to light with our choice (`revealed`), and not only with
 * the list, which may offer others than we know. As long as there is a choice still to be set, the
 * one that came to light with it is for whatever is set now.
 */
export function findEnable(
  sight: Sight,
  vocabulary: Vocabulary,
  search: EntrySearch,
  choice: Finding<Choice>,
  revealed: Revealed,
): Finding<Part> {
  const { service, words } = vocabulary.target
  const lookedFor = `"${words.enable[0]}" of ${service.name}`
  const all = innermost(
    sight.parts.filter((part) => isPressable(part) && namesAct(vocabulary, 'enable', part.name)),
  )
  const isFree = (part: Part) => costOf(part, vocabulary) === null
  if (isToBeSet(choice, vocabulary)) return free(actIn(search.entry)) ?? absent(lookedFor, all)
  const dialog = inDialog(all, sight, vocabulary, search).filter(isFree)
  if (dialog.length > 0) return onlyOne(lookedFor, dialog)
  const entry = free(actIn(search.entry)) ?? free(actIn(search.offer))
  if (entry) return entry
  const shown = all.filter((part) => revealed.has(part, sight) && !isInOthers(part, search))
  const groups = [
    besideChoice(all, sight, vocabulary),
    shown,
    underHeading(all, sight, vocabulary, search),
  ]
  const unpaid = groups.map((group) => group.filter(isFree))
  return onlyOne(lookedFor, unpaid.find((group) => group.length > 0) ?? [], all)

  /** What would buy something isn't it. */
  function free(finding: Finding<Part> | null): Finding<Part> | null {
    return finding?.kind === 'found' && !isFree(finding.it) ? null : finding
  }
}

/** A mere look presses nothing, and needs no judgement of it. */
function costOf(part: Part, vocabulary: Vocabulary): string | null {
  return questionsHere()?.costOf(part, vocabulary) ?? null
}

/** What the first Enable on the page says that would buy something; null: none would. */
export function costInSight(sight: Sight, vocabulary: Vocabulary): string | null {
  for (const part of sight.parts) {
    if (!isPressable(part) || !namesAct(vocabulary, 'enable', part.name)) continue
    const cost = costOf(part, vocabulary)
    if (cost !== null) return cost
  }
  return null
}

function inDialog(all: Part[], sight: Sight, vocabulary: Vocabulary, search: EntrySearch): Part[] {
  const dialogs = openDialogs(sight).filter((dialog) =>
    isAboutService(dialog, search.scene.mentions, vocabulary),
  )
  return all.filter((part) => dialogs.some((dialog) => dialog.contains(part)))
}

/** What the entry or the card says, also where it says too much; null where it says nothing. */
function actIn(place: Finding<Entry>): Finding<Part> | null {
  const act = place.kind === 'found' ? place.it.act('enable') : null
  return act?.kind === 'absent' ? null : act
}

/** In the form, dialog or part in which the service is the one that is chosen. */
function besideChoice(all: Part[], sight: Sight, vocabulary: Vocabulary): Part[] {
  const chosen = sight.parts.filter((part) => isChosenService(part, vocabulary))
  for (const part of chosen.flatMap((choice) => [...choice.lineage()])) {
    const inside = all.filter((enable) => part.contains(enable))
    if (inside.length > 0) return inside
  }
  return []
}

function isChosenService(part: Part, vocabulary: Vocabulary): boolean {
  const { element } = part
  if (isHtml(element, 'select')) {
    return foldText(element.selectedOptions[0]?.label ?? '') === vocabulary.service
  }
  const isChosen = isHtml(element, 'input')
    ? element.checked
    : ['aria-checked', 'aria-selected', 'aria-pressed'].some(
        (name) => element.getAttribute(name) === 'true',
      )
  if (isChosen) return foldText(part.name) === vocabulary.service
  const shown = isHtml(element, 'input') ? foldText(element.value) : part.text
  return part.role === 'combobox' && shown === vocabulary.service
}

function isInOthers(part: Part, search: EntrySearch): boolean {
  const { others } = search.scene.mentions
  for (const around of part.lineage()) {
    if (['listitem', 'row', 'article'].includes(around.role ?? '')) {
      return others.some((other) => around.contains(other))
    }
  }
  return false
}

/** A select, radio or the like that offers the service and isn't set to it. */
function isToBeSet(choice: Finding<Choice>, vocabulary: Vocabulary): boolean {
  if (choice.kind !== 'found') return false
  const { part, option } = choice.it
  const isSettable = option !== null || ['radio', 'checkbox', 'option'].includes(part.role ?? '')
  return isSettable && !isChosenService(part, vocabulary)
}

function underHeading(
  all: Part[],
  sight: Sight,
  vocabulary: Vocabulary,
  search: EntrySearch,
): Part[] {
  const { ours, others } = search.scene.mentions
  const sections = sight.parts
    .filter((part) => part.isDrawn && isHeading(part) && part.text === vocabulary.service)
    .filter((heading) => ours.some((title) => heading.contains(title)))
    .map((heading) => partsUnder(heading, sight))
    .filter((section) => !others.some((other) => section.some((part) => part.contains(other))))
  return all.filter((enable) => sections.flat().some((part) => part.contains(enable)))
}
