import type { CommandAnswer } from '../messages.ts'
import { describeProblem, type Problem } from '../problems.ts'

/** A problem as the answer to a command. */
export function refuse(problem: Problem): CommandAnswer {
  const { sentence, whatToDo } = describeProblem(problem)
  return { ok: false, sentence, whatToDo }
}
