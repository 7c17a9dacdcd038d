/**
 * What the tests call inside the page: bundled, and put into every document as `engine`.
 * `performStep(document, request, world, signal, options)`, `observePage` and `guideStep` are what drives a page.
 * `world` reaches the page's own world: give it `armConfirm`, `disarmConfirm` and `armClick` of this file, each run
 * in the page and its frames of the same site. They take no arguments, and tell nothing back: `armConfirm` hands
 * the text of each confirm() to the engine of the document that does the step, which judges it and answers within
 * the call; what was asked, and who answered it how, is in `questions` of the step's result.
 */
import { allQuestions } from '../../utils/page/questions/all.ts'
import { provideQuestions } from '../../utils/page/questions/provided.ts'

provideQuestions(allQuestions)

export { revealedSince } from '../../utils/page/find/revealed.ts'
export { guideStep } from '../../utils/page/guide.ts'
export { readList } from '../../utils/page/list/read-list.ts'
export * from '../../utils/page/names.ts'
export { observePage } from '../../utils/page/observe.ts'
export * from '../../utils/page/page-world.ts'
export { performStep } from '../../utils/page/perform.ts'
export { createContext } from '../../utils/page/step-context.ts'
