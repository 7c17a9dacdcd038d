import type { SnapshotNode } from '../snapshot/snapshot-node.ts'
import { foldText, holdsPhrase } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { EntryControl } from './controls.ts'
import type { Region } from './region.ts'

/**
 * Whether a control of an entry belongs to a row of its own with another label ("Email alerts
 * [Disable]"), while the entry's other acts stand elsewhere. A label that names the act or the service
 * is no other label.
 */
export function belongsToRow(
  control: EntryControl,
  controls: EntryControl[],
  region: Region,
  vocabulary: Vocabulary,
): boolean {
  const row = labelledRow(control.node, controls, region)
  if (!row) return false
  const others = controls.filter(({ act, node }) => act !== control.act && !row.contains(node))
  if (others.length === 0 && !hasTwin(control, controls)) return false
  const label = foldText(row.rawText)
  const words = control.act === 'expand' ? [] : [...vocabulary.acts[control.act]]
  const bare = words.reduce((text, word) => text.replace(word, ''), label)
  return ![...words, vocabulary.service].some((word) => holdsPhrase(bare, word))
}

function hasTwin(control: EntryControl, controls: EntryControl[]): boolean {
  return controls.some((other) => other !== control && other.act === control.act)
}

/** Nearest node around a control with text that isn't a control's; null where that is the entry. */
function labelledRow(
  node: SnapshotNode,
  controls: EntryControl[],
  region: Region,
): SnapshotNode | null {
  for (const around of node.lineage()) {
    if (around === node) continue
    if (region.roots.includes(around) || around.contains(region.title)) return null
    const inside = controls.filter((control) => around.contains(control.node))
    if (
      hasLabel(
        around,
        inside.map((control) => control.node),
      )
    ) {
      return new Set(inside.map(({ act }) => act)).size > 1 ? null : around
    }
  }
  return null
}

/** Text outside the given controls. */
function hasLabel(node: SnapshotNode, controls: SnapshotNode[]): boolean {
  if (controls.includes(node)) return false
  return node.content.some((item) =>
    typeof item === 'string' ? item.trim() !== '' : hasLabel(item, controls),
  )
}
