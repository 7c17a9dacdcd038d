/**
 * What the tests call inside the page: bundled, and put into every document as `engine`.
 * `performStep(document, request, world, signal, options)`, `observePage` and `guideStep` are what drives a page.
 * `world` reaches the page's own world: give it `armConfirm`, `disarmConfirm` and `armClick` of this file, each run
 * in the page and its frames of the same site. They take no arguments, and tell nothing back: `armConfirm` hands
 * the text of each confirm() to the engine of the document that does the step, which judges it and answers within
 * the call; what was asked, and who answered it how, is in `questions` of the step's result. Sentences are in English.
 */
import { guideStep as guide } from '../../utils/page/guide.ts'
import type { Guidance, GuideRequest, PageProblem, StepResult } from '../../utils/page/page-step.ts'
import { performStep as perform } from '../../utils/page/perform.ts'
import { allQuestions } from '../../utils/page/questions/all.ts'
import { provideQuestions } from '../../utils/page/questions/provided.ts'
import type { ContextOptions } from '../../utils/page/step-context.ts'
import { inWords } from '../../utils/words/message.ts'
import { speakEnglish } from '../speak-english.ts'

speakEnglish()
provideQuestions(allQuestions)

export { revealedSince } from '../../utils/page/find/revealed.ts'
export { readList } from '../../utils/page/list/read-list.ts'
export * from '../../utils/page/names.ts'
export { observePage } from '../../utils/page/observe.ts'
export * from '../../utils/page/page-world.ts'
export { createContext } from '../../utils/page/step-context.ts'

export type ToldProblem = Omit<PageProblem, 'sentence' | 'lookedFor'> & {
  sentence: string
  lookedFor: string
}
type Stopped = Extract<StepResult, { kind: 'stopped' }>
export type ToldResult =
  | Exclude<StepResult, Stopped>
  | (Omit<Stopped, 'problem'> & { problem: ToldProblem })

/** @see perform */
export async function performStep(...given: Parameters<typeof perform>): Promise<ToldResult> {
  const result = await perform(...given)
  if (result.kind !== 'stopped') return result
  const { sentence, lookedFor } = result.problem
  const words = { sentence: inWords(sentence), lookedFor: lookedFor ? inWords(lookedFor) : '' }
  return { ...result, problem: { ...result.problem, ...words } }
}

type Guiding = Omit<ContextOptions, 'showTarget'> & {
  showTarget?: (shown: { element: Element | null; sentence: string } | null) => void
}

/** @see guide */
export function guideStep(
  page: Document,
  request: GuideRequest,
  signal: AbortSignal,
  { showTarget, ...options }: Guiding = {},
): Promise<Guidance> {
  return guide(page, request, signal, {
    ...options,
    showTarget: (shown) =>
      showTarget?.(shown && { element: shown.element, sentence: inWords(shown.sentence) }),
  })
}
