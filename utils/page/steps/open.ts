import { inWords, message } from '../../words/message.ts'
import { findMenuButton, findMenuItem } from '../find/site-menu.ts'
import type { Observation } from '../observation.ts'
import { wrongPage } from '../problem.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { type Action, type StepPlan, toPress } from './action.ts'

/** Is this the Connect page? If not, and it has the menu: My Account, then Connect. */
export const openPlan: StepPlan = (observation, { vocabulary, made }) => {
  if (observation.view.kind === 'connect') return { kind: 'done' }
  const actions = [
    menuAction('menuConnect', vocabulary),
    menuAction('menuAccount', vocabulary),
    hamburgerAction(vocabulary),
  ]
  const action = actions.find(
    (candidate) =>
      !made.includes(inWords(candidate.label)) && candidate.find(observation).kind !== 'absent',
  )
  return action ? { kind: 'action', action } : { kind: 'stop', problem: wrongPage() }
}

function menuAction(role: 'menuAccount' | 'menuConnect', vocabulary: Vocabulary): Action {
  const word = vocabulary.target.words[role][0] ?? ''
  const lookedFor = message('look_word', { word })
  const find = (observation: Observation) =>
    findMenuItem(observation.snapshot, vocabulary[role], lookedFor)
  return {
    label: message('verbatim', { text: word }),
    find: (observation) => toPress(find(observation)),
    hasWorked: (observation) =>
      observation.view.kind !== 'other' ||
      (role === 'menuAccount' &&
        findMenuItem(observation.snapshot, vocabulary.menuConnect, lookedFor).kind === 'found'),
  }
}

/** What it opens may hold more that is folded: the items of the menu prove that it is open. */
function hamburgerAction(vocabulary: Vocabulary): Action {
  const items = ['menuConnect', 'menuAccount'] as const
  return {
    label: message('control_menu_button'),
    find: (observation) => toPress(findMenuButton(observation.snapshot)),
    hasWorked: (observation) =>
      items.some(
        (item) =>
          findMenuItem(observation.snapshot, vocabulary[item], message('control_menu_button'))
            .kind === 'found',
      ) || findMenuButton(observation.snapshot).kind === 'absent',
  }
}
