import type { Run } from '../run.ts'
import type { Move } from '../steps/move.ts'
import { sendEscape } from './escape.ts'
import type { Hands } from './hands.ts'
import type { List } from './list-on.ts'

/**
 * Closes the list with nothing chosen: by Escape, by what plainly cancels, or by its opener where that says that it
 * is open. False where it is still there, or the page goes away.
 */
export async function closeList(run: Run, list: List, hands: Hands): Promise<boolean> {
  const { stage, departure, world } = run
  const { absent, makeMove, now, openListMove, toPress } = hands
  if (!list.isShown(stage.glimpse().outlook)) return true
  sendEscape(stage.document)
  for (const move of [cancelMove(), openerMove()]) {
    if (await isClosed()) return true
    if (move.find(stage.look()).kind !== 'found') continue
    const { kind } = await makeMove(move, world, departure, stage, null)
    if (kind === 'sent') run.clicked.push(move.label)
  }
  return await isClosed()

  /** Lists may fade away; where nothing stirs, nothing has heard us. */
  async function isClosed(): Promise<boolean> {
    const { stayMs, pollMs } = stage.pace
    const begun = now()
    for (;;) {
      const { outlook, since, isMoving } = stage.glimpse()
      if (departure.isLeaving) return false
      if (!list.isShown(outlook)) return true
      const rests = !isMoving && now() - Math.max(since, begun) >= stayMs / 2
      if (rests || now() - begun >= 2 * stayMs) return false
      await Promise.race([stage.change(pollMs), departure.left])
    }
  }

  /** A cross and a "Cancel" do the same. */
  function cancelMove(): Move {
    return {
      label: 'Cancel',
      find: (seen) => {
        const closer = list.parts(seen).find(list.isCloser)
        return closer ? { kind: 'found', it: { part: closer } } : absent('Cancel')
      },
      hasWorked: () => true,
    }
  }

  function openerMove(): Move {
    const move = openListMove(stage.vocabulary)
    return {
      label: move.label,
      find: (seen) => (list.isSaidOpen(seen) ? toPress(seen.enableService) : absent(move.label)),
      hasWorked: () => true,
    }
  }
}
