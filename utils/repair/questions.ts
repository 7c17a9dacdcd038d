import type { PageQuestion } from '../page/page-step.ts'
import type { StepId } from '../site/steps.ts'
import type { RunnerParts } from './runner-parts.ts'

/** What the page asked stands in the receipt, whoever answered; the same one left twice is one question. */
export async function noteQuestions(
  parts: RunnerParts,
  id: string,
  step: StepId,
  questions: PageQuestion[],
): Promise<void> {
  if (questions.length === 0) return
  const at = parts.now()
  await parts.journal.update(id, (r) => {
    const isNew = ({ asked, answer }: PageQuestion) =>
      answer !== 'left' || !r.questions.some((it) => it.asked === asked && it.answer === 'left')
    const added = questions.filter(isNew).map((question) => ({ step, at, ...question }))
    return { ...r, questions: [...r.questions, ...added] }
  })
}
