import { isPressable, type SnapshotNode } from '../snapshot/snapshot-node.ts'
import { foldText } from '../text.ts'

/**
 * A node's own lines of text, folded: what runs on inline, broken by controls and by boxes, whose own
 * text doesn't count. "Fitbit <em>Premium</em> [+]" is the one line "fitbit premium".
 */
export function linesOf(node: SnapshotNode): string[] {
  const lines: string[] = ['']
  collect(node)
  return lines.map(foldText).filter((line) => line !== '')

  function collect(from: SnapshotNode): void {
    for (const item of from.content) {
      if (typeof item === 'string') lines.push((lines.pop() ?? '') + item)
      else if (item.isInline && !isPressable(item)) collect(item)
      else lines.push('')
    }
  }
}

/** The line that an inline node runs in, folded; for others their own text. */
export function lineAround(node: SnapshotNode): string {
  let box = node
  while (box.isInline && box.parent && !isPressable(box)) box = box.parent
  if (box === node) return node.text
  return linesOf(box).find((line) => line.includes(node.text)) ?? node.text
}
