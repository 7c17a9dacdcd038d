import { findMenuButton, findMenuItem } from '../find/site-menu.ts'
import type { Outlook } from '../outlook.ts'
import { wrongPage } from '../problem.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { type Move, type StepPlan, toPress } from './move.ts'

/** Is this the Connect page? If not, and it has the menu: My Account, then Connect. */
export const openPlan: StepPlan = (outlook, { vocabulary, made }) => {
  if (outlook.view.kind === 'connect') return { kind: 'done' }
  const moves = [
    menuMove('menuConnect', vocabulary),
    menuMove('menuAccount', vocabulary),
    hamburgerMove(vocabulary),
  ]
  const move = moves.find(
    (candidate) => !made.includes(candidate.label) && candidate.find(outlook).kind !== 'absent',
  )
  return move ? { kind: 'move', move } : { kind: 'stop', problem: wrongPage() }
}

function menuMove(role: 'menuAccount' | 'menuConnect', vocabulary: Vocabulary): Move {
  const word = vocabulary.target.words[role][0] ?? ''
  const find = (outlook: Outlook) => findMenuItem(outlook.sight, vocabulary[role], `"${word}"`)
  return {
    label: word,
    find: (outlook) => toPress(find(outlook)),
    hasWorked: (outlook) =>
      outlook.view.kind !== 'other' ||
      (role === 'menuAccount' &&
        findMenuItem(outlook.sight, vocabulary.menuConnect, '').kind === 'found'),
  }
}

/** What it opens may hold more that is folded: the items of the menu prove that it is open. */
function hamburgerMove(vocabulary: Vocabulary): Move {
  const items = ['menuConnect', 'menuAccount'] as const
  return {
    label: 'the menu button',
    find: (outlook) => toPress(findMenuButton(outlook.sight)),
    hasWorked: (outlook) =>
      items.some((item) => findMenuItem(outlook.sight, vocabulary[item], '').kind === 'found') ||
      findMenuButton(outlook.sight).kind === 'absent',
  }
}
