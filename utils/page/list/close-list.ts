import { inWords, message } from '../../words/message.ts'
import type { StepRun } from '../step-run.ts'
import type { Action } from '../steps/action.ts'
import { sendEscape } from './escape.ts'
import type { Hands } from './hands.ts'
import type { List } from './list-on.ts'

/**
 * Closes the list with nothing chosen: by Escape, by what plainly cancels, or by its opener where that says that it
 * is open. False where it is still there, or the page goes away.
 */
export async function closeList(run: StepRun, list: List, hands: Hands): Promise<boolean> {
  const { context, navigation, world } = run
  const { absent, performAction, now, openListAction, toPress } = hands
  if (!list.isShown(context.latest().observation)) return true
  sendEscape(context.document)
  for (const action of [cancelAction(), openerAction()]) {
    if (await isClosed()) return true
    if (action.find(context.observe()).kind !== 'found') continue
    const { kind } = await performAction(action, world, navigation, context, null)
    if (kind === 'sent') run.clicked.push(inWords(action.label))
  }
  return await isClosed()

  /** Lists may fade away; where nothing stirs, nothing has heard us. */
  async function isClosed(): Promise<boolean> {
    const { stayMs, pollMs } = context.pace
    const begun = now()
    for (;;) {
      const { observation, since, isMoving } = context.latest()
      if (navigation.isLeaving) return false
      if (!list.isShown(observation)) return true
      const rests = !isMoving && now() - Math.max(since, begun) >= stayMs / 2
      if (rests || now() - begun >= 2 * stayMs) return false
      await Promise.race([context.change(pollMs), navigation.left])
    }
  }

  /** A cross and a "Cancel" do the same. */
  function cancelAction(): Action {
    return {
      label: message('control_cancel'),
      find: (seen) => {
        const closer = list.nodes(seen).find(list.isCloser)
        return closer ? { kind: 'found', it: { node: closer } } : absent(message('control_cancel'))
      },
      hasWorked: () => true,
    }
  }

  function openerAction(): Action {
    const action = openListAction(context.vocabulary)
    return {
      label: action.label,
      find: (seen) => (list.isSaidOpen(seen) ? toPress(seen.enableService) : absent(action.label)),
      hasWorked: () => true,
    }
  }
}
