import { message } from '../../words/message.ts'
import { absent, found } from '../finding.ts'
import type { Observation } from '../observation.ts'
import { unexpectedDialog } from '../problem.ts'
import type { Next, StepProgress } from '../steps/action.ts'
import { toPress } from '../steps/action.ts'
import { actLabel } from '../steps/entry-actions.ts'
import type { AskedControl } from './lexicon.ts'
import { questionsForActs } from './provided.ts'

/**
 * What a page of its own asks, to which Disable or Remove has led on the way: judged as every other question.
 * Null where the page lists connections, or asks nothing.
 * @param isOver whether a page shows that the step is done
 */
export function nextBetween(
  act: Exclude<AskedControl, 'enable'>,
  observation: Observation,
  { vocabulary }: StepProgress,
  isOver: (observation: Observation) => boolean,
): Next | null {
  if (observation.view.kind === 'signed-out' || listsConnections(observation, act)) return null
  const { findOnPage } = questionsForActs()
  const question = findOnPage(observation, act, vocabulary)
  if (question.kind === 'none' || question.kind === 'pending') return null
  const { asked } = question
  const label = actLabel(act, vocabulary)
  if (question.kind !== 'confirmation') {
    const problem = unexpectedDialog(label, asked)
    return { kind: 'stop', problem, question: { asked, form: 'page', answer: 'left' } }
  }
  return {
    kind: 'action',
    question: { asked, form: 'page', answer: 'yes' },
    action: {
      label: message('verbatim', { text: question.yes.name }),
      find: (now) => {
        const again = findOnPage(now, act, vocabulary)
        return toPress(again.kind === 'confirmation' ? found(again.yes) : absent(label))
      },
      hasWorked: isOver,
      mustStay: true,
      confirmation: act,
    },
  }
}

/** A control of a Connect page that isn't the act's own: nothing of the kind stands beside a question. */
function listsConnections({ enableService, search }: Observation, act: AskedControl): boolean {
  return (
    enableService.kind !== 'absent' || search.signs.controls.some((control) => control.act !== act)
  )
}
