import { costInSight, findEnable } from './find/enable.ts'
import { type EntrySearch, findEntry } from './find/entry.ts'
import { healthOf } from './find/health.ts'
import { type Choice, findChoice, findEnableService } from './find/picker.ts'
import { openDialogs } from './find/popups.ts'
import { isHeading } from './find/region.ts'
import type { Revealed } from './find/revealed.ts'
import { isSignInPage } from './find/site-menu.ts'
import { findUser } from './find/user.ts'
import type { Finding } from './finding.ts'
import type { Reach } from './flat-tree.ts'
import type { PageView } from './page-step.ts'
import type { Part } from './part.ts'
import { look, type Sight } from './sight.ts'
import { foldControlName } from './text.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What one look at the page tells of the service. */
export interface Outlook {
  sight: Sight
  search: EntrySearch
  enableService: Finding<Part>
  choice: Finding<Choice>
  enable: Finding<Part>
  /** Where no Enable was found: what one says that would buy something; null: none does. */
  cost: string | null
  dialogs: Part[]
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
export function outlookOf(
  document: Document,
  reach: Reach,
  vocabulary: Vocabulary,
  memory: BroughtToLight,
): Outlook {
  const sight = look(document, reach)
  const search = findEntry(sight, vocabulary, memory.sinceExpand)
  const choice = findChoice(sight, vocabulary, memory.sincePick)
  const enable = findEnable(sight, vocabulary, search, choice, memory.sinceChoice)
  const outlook = {
    sight,
    search,
    enableService: findEnableService(sight, vocabulary),
    choice,
    enable,
    cost: enable.kind === 'absent' ? costInSight(sight, vocabulary) : null,
    dialogs: openDialogs(sight),
  }
  return { ...outlook, view: viewOf(outlook, vocabulary) }
}

function viewOf(outlook: Omit<Outlook, 'view'>, vocabulary: Vocabulary): PageView {
  const { document } = outlook.sight
  const { entry } = outlook.search
  const kind = pageKind(outlook, vocabulary)
  return {
    kind,
    address: document.location.origin + document.location.pathname,
    hidden: document.hidden,
    entry: entry.kind === 'found' ? (entry.it.isOpen ? 'expanded' : 'collapsed') : entry.kind,
    can: {
      disable: entry.kind === 'found' && entry.it.act('disable').kind === 'found',
      remove: entry.kind === 'found' && entry.it.act('remove').kind === 'found',
      enableService: outlook.enableService.kind === 'found',
      choose: outlook.choice.kind === 'found',
      enable: outlook.enable.kind === 'found',
    },
    health: viewHealth(outlook, vocabulary),
    user: findUser(outlook.sight, vocabulary, outlook.search.scene.mentions),
  }
}

function viewHealth(outlook: Omit<Outlook, 'view'>, vocabulary: Vocabulary): PageView['health'] {
  const { entry } = outlook.search
  if (entry.kind !== 'found') return { kind: 'not-listed', word: null }
  return healthOf(entry.it.region.roots, vocabulary)
}

function pageKind(outlook: Omit<Outlook, 'view'>, vocabulary: Vocabulary): PageView['kind'] {
  const { sight, search, enableService, choice } = outlook
  const isConnect =
    search.entry.kind !== 'absent' ||
    search.offer.kind !== 'absent' ||
    enableService.kind !== 'absent' ||
    choice.kind !== 'absent'
  if (isConnect) return 'connect'
  if (isSignInPage(sight, vocabulary)) return 'signed-out'
  return isHeadedConnect(sight, vocabulary) ? 'connect' : 'other'
}

function isHeadedConnect(sight: Sight, vocabulary: Vocabulary): boolean {
  return sight.parts.some(
    (part) =>
      part.isDrawn &&
      isHeading(part) &&
      vocabulary.menuConnect.has(foldControlName(part.name || part.rawText)),
  )
}
