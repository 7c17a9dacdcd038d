import { absent, found } from '../finding.ts'
import type { Outlook } from '../outlook.ts'
import { unexpectedDialog } from '../problem.ts'
import type { Next, StepContext } from '../steps/move.ts'
import { toPress } from '../steps/move.ts'
import type { AskedAct } from './lexicon.ts'
import { questionsForActs } from './provided.ts'

/**
 * What a page of its own asks, to which Disable or Remove has led on the way: judged as every other question.
 * Null where the page lists connections, or asks nothing.
 * @param isOver whether a page shows that the step is done
 */
export function nextBetween(
  act: Exclude<AskedAct, 'enable'>,
  outlook: Outlook,
  { vocabulary }: StepContext,
  isOver: (outlook: Outlook) => boolean,
): Next | null {
  if (outlook.view.kind === 'signed-out' || listsConnections(outlook, act)) return null
  const { findPageQuestion } = questionsForActs()
  const question = findPageQuestion(outlook, act, vocabulary)
  if (question.kind === 'none' || question.kind === 'pending') return null
  const { asked } = question
  const label = `${vocabulary.target.words[act][0]} of ${vocabulary.target.service.name}`
  if (question.kind !== 'confirmation') {
    const problem = unexpectedDialog(label, asked)
    return { kind: 'stop', problem, question: { asked, form: 'page', answer: 'left' } }
  }
  return {
    kind: 'move',
    question: { asked, form: 'page', answer: 'yes' },
    move: {
      label: question.yes.name,
      find: (now) => {
        const again = findPageQuestion(now, act, vocabulary)
        return toPress(again.kind === 'confirmation' ? found(again.yes) : absent(label))
      },
      hasWorked: isOver,
      mustStay: true,
      confirmation: act,
    },
  }
}

/** A control of a Connect page that isn't the act's own: nothing of the kind stands beside a question. */
function listsConnections({ enableService, search }: Outlook, act: AskedAct): boolean {
  return (
    enableService.kind !== 'absent' || search.scene.controls.some((control) => control.act !== act)
  )
}
