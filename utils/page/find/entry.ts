import { absent, type Finding, found, onlyOne } from '../finding.ts'
import { describePart, isAside, isPressable, type Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import type { Act, Vocabulary } from '../vocabulary.ts'
import { controlsIn, type EntryControl, entryControls } from './controls.ts'
import { isAnyExpander, saysOpen } from './expanders.ts'
import { findMentions } from './mentions.ts'
import { belongsToRow } from './own-row.ts'
import { isAboutService, openPopups } from './popups.ts'
import { type Region, regionOf } from './region.ts'
import type { Revealed } from './revealed.ts'
import type { Scene } from './scene.ts'
import { tiedParts } from './ties.ts'

/** The part of the page that belongs to the service, with the controls found in it. */
export interface Entry {
  region: Region
  expander: Finding<Part>
  isOpen: boolean
  act(act: Act): Finding<Part>
  holds(part: Part): boolean
}

export interface EntrySearch {
  /** Entry of a connection: it has a (+), Disable or Remove. */
  entry: Finding<Entry>
  /** What only offers the service: its one control is Enable. */
  offer: Finding<Entry>
  scene: Scene
}

/** Titles and controls are compared with each other; a list of connections has some dozens. */
const mostToCompare = 400

/**
 * Finds the service's entry, and what offers it. Looks at the page, and changes nothing.
 * @throws Error where there are too many titles and controls to be told apart in time.
 */
export function findEntry(sight: Sight, vocabulary: Vocabulary, revealed: Revealed): EntrySearch {
  const mentions = findMentions(sight, vocabulary)
  const all = entryControls(sight, vocabulary, mentions)
  const count = mentions.ours.length + mentions.others.length + all.length
  if (count > mostToCompare) throw new Error(`The page has ${count} titles and controls.`)
  const controls = all.filter((control) => control.act !== 'enableService')
  const expanders = sight.parts.filter(
    (part) => isPressable(part) && isAnyExpander(part, vocabulary),
  )
  const scene = { mentions, controls, expanders }
  const regions = mentions.ours.map((title) => regionOf(title, scene)).filter((it) => it !== null)
  const merged = mergeRegions(regions)
  const isListed = (region: Region) =>
    ownControls(region, scene).some(({ act }) => act !== 'enable')
  const toEntry = (region: Region) => entryOf(region, sight, vocabulary, scene, revealed)
  return {
    entry: chooseRegion(
      merged.filter(isListed),
      `entry of ${vocabulary.target.service.name}`,
      toEntry,
    ),
    offer: chooseRegion(
      merged.filter((region) => !isListed(region)),
      `Enable beside ${vocabulary.target.service.name}`,
      toEntry,
    ),
    scene,
  }
}

function ownControls(region: Region, scene: Scene): EntryControl[] {
  return region.roots.flatMap((root) => controlsIn(scene.controls, root))
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
  lookedFor: string,
  toEntry: (region: Region) => T,
): Finding<T> {
  const plain = regions.filter((region) => !region.title.isMuted)
  const seen = plain.length > 0 ? plain : regions
  const main = seen.filter((region) => ![...region.title.lineage()].some(isAside))
  const list = main.length > 0 ? main : seen
  const [first] = list
  if (first === undefined) return absent(lookedFor)
  if (list.length === 1) return found(toEntry(first))
  return { kind: 'ambiguous', lookedFor, candidates: list.map(({ title }) => describePart(title)) }
}

function entryOf(
  region: Region,
  sight: Sight,
  vocabulary: Vocabulary,
  scene: Scene,
  revealed: Revealed,
): Entry {
  const expander = findExpander(region, vocabulary, scene)
  const popups = openPopups(sight).filter((part) =>
    isAboutService(part, scene.mentions, vocabulary),
  )
  const tied = expander.kind === 'found' ? tiedParts(expander.it, sight, scene.mentions.others) : []
  const roots = [...(region.isCertain ? region.roots : []), ...popups, ...tied]
  const own = scene.controls.filter((control) => isOwn(control))
  const loosePair = region.isCertain ? [] : pairOf(ownControls(region, scene))
  const acts = [...new Set([...own, ...loosePair])]
  const act = (kind: Act) => findAct(kind, acts, region, vocabulary)
  return {
    region,
    expander,
    isOpen: isEntryOpen(expander, acts, vocabulary),
    act,
    holds: (part) => [...region.roots, ...roots].some((root) => root.contains(part)),
  }

  function isOwn(control: EntryControl): boolean {
    if (control.act === 'expand') return false
    if (roots.some((root) => root.contains(control.part))) return true
    return revealed.has(control.part, sight) && !isOfOthers(control.part, scene)
  }
}

/** Disable with Remove, or Enable with Remove, each once: nothing but a connection has both. */
function pairOf(controls: EntryControl[]): EntryControl[] {
  const acts = controls.filter(({ act }) => act !== 'expand')
  const kinds = new Set(acts.map(({ act }) => act))
  return kinds.has('remove') && kinds.size === acts.length && kinds.size >= 2 ? acts : []
}

/** Whether the nearest part around that speaks of any service speaks of others, and not of ours. */
function isOfOthers(part: Part, { mentions }: Scene): boolean {
  for (const around of part.lineage()) {
    if (mentions.ours.some((title) => around.contains(title))) return false
    if (mentions.others.some((title) => around.contains(title))) return true
  }
  return false
}

function findExpander(region: Region, vocabulary: Vocabulary, scene: Scene): Finding<Part> {
  const lookedFor = `the (+) of ${vocabulary.target.service.name}`
  const controls = ownControls(region, scene).filter(({ act }) => act === 'expand')
  const best = Math.min(...controls.map(({ rank }) => rank))
  const candidates = controls.filter(({ rank }) => rank === best).map(({ part }) => part)
  return onlyOne(lookedFor, candidates)
}

function findAct(
  kind: Act,
  controls: EntryControl[],
  region: Region,
  vocabulary: Vocabulary,
): Finding<Part> {
  const { service, words } = vocabulary.target
  const ofKind = controls.filter(({ act }) => act === kind)
  const own = ofKind.filter((control) => !belongsToRow(control, controls, region, vocabulary))
  const lookedFor = `"${words[kind][0]}" of ${service.name}`
  return onlyOne(
    lookedFor,
    own.map(({ part }) => part),
    controls.map(({ part }) => part),
  )
}

function isEntryOpen(
  expander: Finding<Part>,
  acts: EntryControl[],
  vocabulary: Vocabulary,
): boolean {
  const said = expander.kind === 'found' ? saysOpen(expander.it, vocabulary) : null
  return said ?? acts.length > 0
}
