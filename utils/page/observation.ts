import { costInSnapshot, findEnable } from './find/enable.ts'
import { type EntrySearch, findEntry } from './find/entry.ts'
import { healthOf } from './find/health.ts'
import { type Choice, findChoice, findEnableService } from './find/picker.ts'
import { openDialogs } from './find/popups.ts'
import { isHeading } from './find/region.ts'
import type { Revealed } from './find/revealed.ts'
import { isSignInPage } from './find/site-menu.ts'
import { findUser } from './find/user.ts'
import type { Finding } from './finding.ts'
import type { PageView } from './page-step.ts'
import type { Reach } from './snapshot/flat-tree.ts'
import { type PageSnapshot, takeSnapshot } from './snapshot/page-snapshot.ts'
import type { SnapshotNode } from './snapshot/snapshot-node.ts'
import { foldControlName } from './text.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What one look at the page tells of the service. */
export interface Observation {
  snapshot: PageSnapshot
  search: EntrySearch
  enableService: Finding<SnapshotNode>
  choice: Finding<Choice>
  enable: Finding<SnapshotNode>
  /** Where no Enable was found: what one says that would buy something; null: none does. */
  cost: string | null
  dialogs: SnapshotNode[]
  view: PageView
}

/** What acts of ours have brought to light. */
export interface BroughtToLight {
  /** Since our click on the entry's (+). */
  sinceExpand: Revealed
  /** Since our click on "Enable Service" or on the choice. */
  sincePick: Revealed
  /** Since our click on the choice alone: only what has come with that is the chosen service's. */
  sinceChoice: Revealed
}

/** Looks once, and changes nothing. */
export function observationOf(
  document: Document,
  reach: Reach,
  vocabulary: Vocabulary,
  memory: BroughtToLight,
): Observation {
  const snapshot = takeSnapshot(document, reach)
  const search = findEntry(snapshot, vocabulary, memory.sinceExpand)
  const choice = findChoice(snapshot, vocabulary, memory.sincePick)
  const enable = findEnable(snapshot, vocabulary, search, choice, memory.sinceChoice)
  const observation = {
    snapshot,
    search,
    enableService: findEnableService(snapshot, vocabulary),
    choice,
    enable,
    cost: enable.kind === 'absent' ? costInSnapshot(snapshot, vocabulary) : null,
    dialogs: openDialogs(snapshot),
  }
  return { ...observation, view: viewOf(observation, vocabulary) }
}

function viewOf(observation: Omit<Observation, 'view'>, vocabulary: Vocabulary): PageView {
  const { document } = observation.snapshot
  const { entry } = observation.search
  const kind = pageKind(observation, vocabulary)
  return {
    kind,
    address: document.location.origin + document.location.pathname,
    hidden: document.hidden,
    entry: entry.kind === 'found' ? (entry.it.isOpen ? 'expanded' : 'collapsed') : entry.kind,
    can: {
      disable: entry.kind === 'found' && entry.it.act('disable').kind === 'found',
      remove: entry.kind === 'found' && entry.it.act('remove').kind === 'found',
      enableService: observation.enableService.kind === 'found',
      choose: observation.choice.kind === 'found',
      enable: observation.enable.kind === 'found',
    },
    health: viewHealth(observation, vocabulary),
    user: findUser(observation.snapshot, vocabulary, observation.search.signs.mentions),
  }
}

function viewHealth(
  observation: Omit<Observation, 'view'>,
  vocabulary: Vocabulary,
): PageView['health'] {
  const { entry } = observation.search
  if (entry.kind !== 'found') return { kind: 'not-listed', word: null }
  return healthOf(entry.it.region.roots, vocabulary)
}

function pageKind(
  observation: Omit<Observation, 'view'>,
  vocabulary: Vocabulary,
): PageView['kind'] {
  const { snapshot, search, enableService, choice } = observation
  const isConnect =
    search.entry.kind !== 'absent' ||
    search.offer.kind !== 'absent' ||
    enableService.kind !== 'absent' ||
    choice.kind !== 'absent'
  if (isConnect) return 'connect'
  if (isSignInPage(snapshot, vocabulary)) return 'signed-out'
  return isHeadedConnect(snapshot, vocabulary) ? 'connect' : 'other'
}

function isHeadedConnect(snapshot: PageSnapshot, vocabulary: Vocabulary): boolean {
  return snapshot.nodes.some(
    (node) =>
      node.isDrawn &&
      isHeading(node) &&
      vocabulary.menuConnect.has(foldControlName(node.name || node.rawText)),
  )
}
