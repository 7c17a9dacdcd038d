import { type Finding, onlyOne } from '../finding.ts'
import { isHtml } from '../flat-tree.ts'
import { isPressable, type Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import { foldText } from '../text.ts'
import { namesAct, type Vocabulary } from '../vocabulary.ts'
import type { EntrySearch } from './entry.ts'
import { isAboutService, openDialogs } from './popups.ts'
import { isHeading } from './region.ts'
import type { Revealed } from './revealed.ts'

/**
 * Finds the Enable that is this service's: in its entry or card, in a dialog about it, beside our own
 * choice of it, or as the only one on a page headed by it.
 */
export function findEnable(
  sight: Sight,
  vocabulary: Vocabulary,
  search: EntrySearch,
  revealed: Revealed,
): Finding<Part> {
  const { service, words } = vocabulary.target
  const lookedFor = `"${words.enable[0]}" of ${service.name}`
  const all = sight.parts.filter(
    (part) => isPressable(part) && namesAct(vocabulary, 'enable', part.name),
  )
  const dialog = inDialog(all, sight, vocabulary, search)
  if (dialog.length > 0) return onlyOne(lookedFor, dialog)
  const entry = inEntry(search)
  if (entry) return entry
  const groups = [
    besideChoice(all, sight, vocabulary),
    all.filter((part) => revealed.has(part, sight) && !isInOthers(part, search)),
    onHeadedPage(all, sight, vocabulary, search),
  ]
  return onlyOne(lookedFor, groups.find((group) => group.length > 0) ?? [], all)
}

function inDialog(all: Part[], sight: Sight, vocabulary: Vocabulary, search: EntrySearch): Part[] {
  const dialogs = openDialogs(sight).filter((dialog) =>
    isAboutService(dialog, search.scene.mentions, vocabulary),
  )
  return all.filter((part) => dialogs.some((dialog) => dialog.contains(part)))
}

/** What the entry or the card says, also where it says too much; null where it says nothing. */
function inEntry(search: EntrySearch): Finding<Part> | null {
  const places = [search.entry, search.offer].filter((place) => place.kind === 'found')
  const acts = places.map((place) => place.it.act('enable')).filter(({ kind }) => kind !== 'absent')
  return acts[0] ?? null
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
  return part.role === 'combobox' && part.text === vocabulary.service
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

function onHeadedPage(
  all: Part[],
  sight: Sight,
  vocabulary: Vocabulary,
  search: EntrySearch,
): Part[] {
  const headings = sight.parts.filter((part) => part.isDrawn && isHeading(part))
  const isHeaded = headings.some(
    (heading) =>
      isAboutService(heading, search.scene.mentions, vocabulary) &&
      !search.scene.mentions.others.some((other) => other.isDrawn),
  )
  return isHeaded && all.length === 1 ? all : []
}
