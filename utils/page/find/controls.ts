import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import { isPressable, type SnapshotNode } from '../snapshot/snapshot-node.ts'
import { type ControlKind, namesAct, type Vocabulary } from '../vocabulary.ts'
import { expanderRank } from './expanders.ts'
import type { Mentions } from './mentions.ts'

/** A control that an entry may hold, and what for. */
export interface EntryControl {
  node: SnapshotNode
  act: ControlKind | 'expand'
  /** See expanderRank; 0 for acts. */
  rank: number
}

/** All controls of the page that could belong to an entry of the service, one for each control. */
export function entryControls(
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
  mentions: Mentions,
): EntryControl[] {
  const controls: EntryControl[] = []
  for (const node of snapshot.nodes) {
    const control = isPressable(node) ? entryControl(node, vocabulary, mentions) : null
    if (control) controls.push(control)
  }
  return controls.filter((control) => !isRepeatedInside(control, controls))
}

function entryControl(
  node: SnapshotNode,
  vocabulary: Vocabulary,
  mentions: Mentions,
): EntryControl | null {
  for (const act of ['disable', 'remove', 'enable', 'enableService'] as const) {
    if (namesAct(vocabulary, act, node.name)) return { node, act, rank: 0 }
  }
  const rank = expanderRank(node, vocabulary, mentions)
  return rank === null ? null : { node, act: 'expand', rank }
}

/** A link around a button of the same name is one control: the inner one gets the click anyway. */
function isRepeatedInside(control: EntryControl, controls: EntryControl[]): boolean {
  return controls.some(
    (other) => other !== control && other.act === control.act && control.node.contains(other.node),
  )
}

/** Those within a node. */
export function controlsIn(controls: EntryControl[], node: SnapshotNode): EntryControl[] {
  return controls.filter((control) => node.contains(control.node))
}
