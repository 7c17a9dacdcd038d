import { describeProblem, type Problem } from '../problems.ts'
import type { CommandAnswer } from '../protocol/commands.ts'

/** A problem as the answer to a command. */
export function refuse(problem: Problem): CommandAnswer {
  const { sentence, whatToDo } = describeProblem(problem)
  return { ok: false, sentence, whatToDo }
}
