import type { ProblemView } from '../../utils/problems.ts'
import type { AppState } from '../../utils/protocol/app-state.ts'
import type { ViewModel } from '../../utils/view-link/view-model.ts'

/** All trouble to tell, each once: the same may be seen by the page, the check and a command. */
export function noticesOf({ state, troubles }: ViewModel): ProblemView[] {
  const all = state ? [...state.notices, ...checkProblem(state), ...troubles] : troubles
  return all.filter((it, index) => all.findIndex((other) => isSame(other, it)) === index)
}

/** Being signed out has a card of its own, with the button that helps. */
function checkProblem({ lastCheck, session }: AppState): ProblemView[] {
  const problem = lastCheck?.problem
  if (!problem) return []
  return session.kind === 'signed-out' && problem.kind === 'signed-out' ? [] : [problem]
}

function isSame(one: ProblemView, other: ProblemView): boolean {
  return one.kind === other.kind || one.sentence === other.sentence
}
