import { isPressable, type Part } from '../part.ts'
import { foldText } from '../text.ts'

/**
 * A part's own lines of text, folded: what runs on inline, broken by controls and by boxes, whose own
 * text doesn't count. "Fitbit <em>Premium</em> [+]" is the one line "fitbit premium".
 */
export function linesOf(part: Part): string[] {
  const lines: string[] = ['']
  collect(part)
  return lines.map(foldText).filter((line) => line !== '')

  function collect(from: Part): void {
    for (const item of from.content) {
      if (typeof item === 'string') lines.push((lines.pop() ?? '') + item)
      else if (item.isInline && !isPressable(item)) collect(item)
      else lines.push('')
    }
  }
}

/** The line that an inline part runs in, folded; for others their own text. */
export function lineAround(part: Part): string {
  let box = part
  while (box.isInline && box.parent && !isPressable(box)) box = box.parent
  if (box === part) return part.text
  return linesOf(box).find((line) => line.includes(part.text)) ?? part.text
}
