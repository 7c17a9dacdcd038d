import { absent, type Finding, onlyOne } from '../finding.ts'
import { questionsHere } from '../questions/provided.ts'
import { isHtml } from '../snapshot/flat-tree.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import { innermost, isPressable, type SnapshotNode } from '../snapshot/snapshot-node.ts'
import { foldText } from '../text.ts'
import { namesAct, type Vocabulary } from '../vocabulary.ts'
import type { Entry, EntrySearch } from './entry.ts'
import { nodesUnder } from './headed.ts'
import { lookedForAct } from './looked-for.ts'
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
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
  search: EntrySearch,
  choice: Finding<Choice>,
  revealed: Revealed,
): Finding<SnapshotNode> {
  const { service, words } = vocabulary.target
  const lookedFor = lookedForAct(words.enable, service.name)
  const all = innermost(
    snapshot.nodes.filter((node) => isPressable(node) && namesAct(vocabulary, 'enable', node.name)),
  )
  const isFree = (node: SnapshotNode) => costOf(node, vocabulary) === null
  if (isToBeSet(choice, vocabulary)) return free(actIn(search.entry)) ?? absent(lookedFor, all)
  const dialog = inDialog(all, snapshot, vocabulary, search).filter(isFree)
  if (dialog.length > 0) return onlyOne(lookedFor, dialog)
  const entry = free(actIn(search.entry)) ?? free(actIn(search.offer))
  if (entry) return entry
  const shown = all.filter((node) => revealed.has(node, snapshot) && !isInOthers(node, search))
  const groups = [
    besideChoice(all, snapshot, vocabulary),
    shown,
    underHeading(all, snapshot, vocabulary, search),
  ]
  const unpaid = groups.map((group) => group.filter(isFree))
  return onlyOne(lookedFor, unpaid.find((group) => group.length > 0) ?? [], all)

  /** What would buy something isn't it. */
  function free(finding: Finding<SnapshotNode> | null): Finding<SnapshotNode> | null {
    return finding?.kind === 'found' && !isFree(finding.it) ? null : finding
  }
}

/** A mere look presses nothing, and needs no judgement of it. */
function costOf(node: SnapshotNode, vocabulary: Vocabulary): string | null {
  return questionsHere()?.costOf(node, vocabulary) ?? null
}

/** What the first Enable on the page says that would buy something; null: none would. */
export function costInSnapshot(snapshot: PageSnapshot, vocabulary: Vocabulary): string | null {
  for (const node of snapshot.nodes) {
    if (!isPressable(node) || !namesAct(vocabulary, 'enable', node.name)) continue
    const cost = costOf(node, vocabulary)
    if (cost !== null) return cost
  }
  return null
}

function inDialog(
  all: SnapshotNode[],
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
  search: EntrySearch,
): SnapshotNode[] {
  const dialogs = openDialogs(snapshot).filter((dialog) =>
    isAboutService(dialog, search.signs.mentions, vocabulary),
  )
  return all.filter((node) => dialogs.some((dialog) => dialog.contains(node)))
}

/** What the entry or the card says, also where it says too much; null where it says nothing. */
function actIn(place: Finding<Entry>): Finding<SnapshotNode> | null {
  const act = place.kind === 'found' ? place.it.act('enable') : null
  return act?.kind === 'absent' ? null : act
}

/** In the form, dialog or part in which the service is the one that is chosen. */
function besideChoice(
  all: SnapshotNode[],
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
): SnapshotNode[] {
  const chosen = snapshot.nodes.filter((node) => isChosenService(node, vocabulary))
  for (const node of chosen.flatMap((choice) => [...choice.lineage()])) {
    const inside = all.filter((enable) => node.contains(enable))
    if (inside.length > 0) return inside
  }
  return []
}

function isChosenService(node: SnapshotNode, vocabulary: Vocabulary): boolean {
  const { element } = node
  if (isHtml(element, 'select')) {
    return foldText(element.selectedOptions[0]?.label ?? '') === vocabulary.service
  }
  const isChosen = isHtml(element, 'input')
    ? element.checked
    : ['aria-checked', 'aria-selected', 'aria-pressed'].some(
        (name) => element.getAttribute(name) === 'true',
      )
  if (isChosen) return foldText(node.name) === vocabulary.service
  const shown = isHtml(element, 'input') ? foldText(element.value) : node.text
  return node.role === 'combobox' && shown === vocabulary.service
}

function isInOthers(node: SnapshotNode, search: EntrySearch): boolean {
  const { others } = search.signs.mentions
  for (const around of node.lineage()) {
    if (['listitem', 'row', 'article'].includes(around.role ?? '')) {
      return others.some((other) => around.contains(other))
    }
  }
  return false
}

/** A select, radio or the like that offers the service and isn't set to it. */
function isToBeSet(choice: Finding<Choice>, vocabulary: Vocabulary): boolean {
  if (choice.kind !== 'found') return false
  const { node, option } = choice.it
  const isSettable = option !== null || ['radio', 'checkbox', 'option'].includes(node.role ?? '')
  return isSettable && !isChosenService(node, vocabulary)
}

function underHeading(
  all: SnapshotNode[],
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
  search: EntrySearch,
): SnapshotNode[] {
  const { ours, others } = search.signs.mentions
  const sections = snapshot.nodes
    .filter((node) => node.isDrawn && isHeading(node) && node.text === vocabulary.service)
    .filter((heading) => ours.some((title) => heading.contains(title)))
    .map((heading) => nodesUnder(heading, snapshot))
    .filter((section) => !others.some((other) => section.some((node) => node.contains(other))))
  return all.filter((enable) => sections.flat().some((node) => node.contains(enable)))
}
