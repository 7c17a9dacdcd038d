import { type Message, message } from '../../words/message.ts'
import { absent, type Finding, found, onlyOne } from '../finding.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import { describeNode, isAside, isPressable, type SnapshotNode } from '../snapshot/snapshot-node.ts'
import type { ControlKind, Vocabulary } from '../vocabulary.ts'
import { controlsIn, type EntryControl, entryControls } from './controls.ts'
import type { EntrySigns } from './entry-signs.ts'
import { isAnyExpander, saysOpen } from './expanders.ts'
import { lookedForAct } from './looked-for.ts'
import { findMentions } from './mentions.ts'
import { belongsToRow } from './own-row.ts'
import { isAboutService, openPopups } from './popups.ts'
import { type Region, regionOf } from './region.ts'
import type { Revealed } from './revealed.ts'
import { tiedNodes } from './ties.ts'

/** The part of the page that belongs to the service, with the controls found in it. */
export interface Entry {
  region: Region
  expander: Finding<SnapshotNode>
  isOpen: boolean
  act(act: ControlKind): Finding<SnapshotNode>
  holds(node: SnapshotNode): boolean
}

export interface EntrySearch {
  /** Entry of a connection: it has a (+), Disable or Remove. */
  entry: Finding<Entry>
  /** What only offers the service: its one control is Enable. */
  offer: Finding<Entry>
  signs: EntrySigns
}

/** Titles and controls are compared with each other; a list of connections has some dozens. */
const mostToCompare = 400

/**
 * Finds the service's entry, and what offers it. Looks at the page, and changes nothing.
 * @throws Error where there are too many titles and controls to be told apart in time.
 */
export function findEntry(
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
  revealed: Revealed,
): EntrySearch {
  const mentions = findMentions(snapshot, vocabulary)
  const all = entryControls(snapshot, vocabulary, mentions)
  const count = mentions.ours.length + mentions.others.length + all.length
  if (count > mostToCompare) throw new Error(`The page has ${count} titles and controls.`)
  const controls = all.filter((control) => control.act !== 'enableService')
  const expanders = snapshot.nodes.filter(
    (node) => isPressable(node) && isAnyExpander(node, vocabulary),
  )
  const signs = { mentions, controls, expanders }
  const regions = mentions.ours.map((title) => regionOf(title, signs)).filter((it) => it !== null)
  const merged = mergeRegions(regions)
  const isListed = (region: Region) =>
    ownControls(region, signs).some(({ act }) => act !== 'enable')
  const toEntry = (region: Region) => entryOf(region, snapshot, vocabulary, signs, revealed)
  return {
    entry: chooseRegion(
      merged.filter(isListed),
      message('look_entry', { name: vocabulary.target.service.name }),
      toEntry,
    ),
    offer: chooseRegion(
      merged.filter((region) => !isListed(region)),
      message('look_offer', { name: vocabulary.target.service.name }),
      toEntry,
    ),
    signs,
  }
}

function ownControls(region: Region, signs: EntrySigns): EntryControl[] {
  return region.roots.flatMap((root) => controlsIn(signs.controls, root))
}

/** One region per place: several titles may stand in one entry; structure outranks closeness. */
function mergeRegions(regions: Region[]): Region[] {
  const ordered = [...regions].sort(
    (a, b) => Number(b.isCertain) - Number(a.isCertain) || size(b) - size(a),
  )
  const kept: Region[] = []
  for (const region of ordered) if (!kept.some((other) => overlap(other, region))) kept.push(region)
  return kept
}

function size(region: Region): number {
  return region.roots.reduce((sum, root) => sum + root.end - root.index, 0)
}

function overlap(a: Region, b: Region): boolean {
  return a.roots.some((one) => b.roots.some((two) => one.contains(two) || two.contains(one)))
}

function chooseRegion<T>(
  regions: Region[],
  lookedFor: Message,
  toEntry: (region: Region) => T,
): Finding<T> {
  const plain = regions.filter((region) => !region.title.isMuted)
  const seen = plain.length > 0 ? plain : regions
  const main = seen.filter((region) => ![...region.title.lineage()].some(isAside))
  const list = main.length > 0 ? main : seen
  const [first] = list
  if (first === undefined) return absent(lookedFor)
  if (list.length === 1) return found(toEntry(first))
  return { kind: 'ambiguous', lookedFor, candidates: list.map(({ title }) => describeNode(title)) }
}

function entryOf(
  region: Region,
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
  signs: EntrySigns,
  revealed: Revealed,
): Entry {
  const expander = findExpander(region, vocabulary, signs)
  const popups = openPopups(snapshot).filter((node) =>
    isAboutService(node, signs.mentions, vocabulary),
  )
  const tied =
    expander.kind === 'found' ? tiedNodes(expander.it, snapshot, signs.mentions.others) : []
  const roots = [...(region.isCertain ? region.roots : []), ...popups, ...tied]
  const own = signs.controls.filter((control) => isOwn(control))
  const loosePair = region.isCertain ? [] : pairOf(ownControls(region, signs))
  const acts = [...new Set([...own, ...loosePair])]
  const act = (kind: ControlKind) => findAct(kind, acts, region, vocabulary)
  return {
    region,
    expander,
    isOpen: isEntryOpen(expander, acts, vocabulary),
    act,
    holds: (node) => [...region.roots, ...roots].some((root) => root.contains(node)),
  }

  function isOwn(control: EntryControl): boolean {
    if (control.act === 'expand') return false
    if (roots.some((root) => root.contains(control.node))) return true
    return revealed.has(control.node, snapshot) && !isOfOthers(control.node, signs)
  }
}

/** Disable with Remove, or Enable with Remove, each once: nothing but a connection has both. */
function pairOf(controls: EntryControl[]): EntryControl[] {
  const acts = controls.filter(({ act }) => act !== 'expand')
  const kinds = new Set(acts.map(({ act }) => act))
  return kinds.has('remove') && kinds.size === acts.length && kinds.size >= 2 ? acts : []
}

/** Whether the nearest node around that speaks of any service speaks of others, and not of ours. */
function isOfOthers(node: SnapshotNode, { mentions }: EntrySigns): boolean {
  for (const around of node.lineage()) {
    if (mentions.ours.some((title) => around.contains(title))) return false
    if (mentions.others.some((title) => around.contains(title))) return true
  }
  return false
}

function findExpander(
  region: Region,
  vocabulary: Vocabulary,
  signs: EntrySigns,
): Finding<SnapshotNode> {
  const lookedFor = message('look_expander', { name: vocabulary.target.service.name })
  const controls = ownControls(region, signs).filter(({ act }) => act === 'expand')
  const best = Math.min(...controls.map(({ rank }) => rank))
  const candidates = controls.filter(({ rank }) => rank === best).map(({ node }) => node)
  return onlyOne(lookedFor, candidates)
}

function findAct(
  kind: ControlKind,
  controls: EntryControl[],
  region: Region,
  vocabulary: Vocabulary,
): Finding<SnapshotNode> {
  const { service, words } = vocabulary.target
  const ofKind = controls.filter(({ act }) => act === kind)
  const own = ofKind.filter((control) => !belongsToRow(control, controls, region, vocabulary))
  return onlyOne(
    lookedForAct(words[kind], service.name),
    own.map(({ node }) => node),
    controls.map(({ node }) => node),
  )
}

function isEntryOpen(
  expander: Finding<SnapshotNode>,
  acts: EntryControl[],
  vocabulary: Vocabulary,
): boolean {
  const said = expander.kind === 'found' ? saysOpen(expander.it, vocabulary) : null
  return said ?? acts.length > 0
}
