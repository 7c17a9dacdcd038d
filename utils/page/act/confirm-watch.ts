import type { PageQuestion } from '../page-step.ts'
import type { AskedControl } from '../questions/lexicon.ts'
import { questionsForActs } from '../questions/provided.ts'
import type { StepContext } from '../step-context.ts'
import { confirmAnswered, confirmAsked } from './confirm-events.ts'
import type { ConfirmWatch } from './sent.ts'

/**
 * confirm() has to be answered while it is asked: the page's own world hands its text over by an event, which is
 * answered before it returns (page-world.ts). Yes where the judgement finds it plain, once. Else Cancel, where our
 * click has raised it: inside its call, or later by words that speak of it. All else is the page's own, and isn't
 * answered at all.
 */
export function watchConfirm(act: AskedControl, context: StepContext): ConfirmWatch {
  const { document, vocabulary } = context
  const { judge, namesService, prepare, speaksOf } = questionsForActs()
  const questions: PageQuestion[] = []
  let isClicking = false
  let hasClicked = false
  let cancelled: string | null = null

  prepare(act, vocabulary)
  document.addEventListener(confirmAsked, answer)
  const watch: ConfirmWatch = {
    questions,
    hasAnswered: false,
    get cancelled() {
      return cancelled
    },
    during(click) {
      isClicking = true
      try {
        return click()
      } finally {
        isClicking = false
        hasClicked = true
      }
    },
    stop: () => document.removeEventListener(confirmAsked, answer),
  }
  return watch

  function answer(event: Event): void {
    const { detail } = event as CustomEvent<unknown>
    if (typeof detail !== 'string' || !(isClicking || hasClicked)) return
    const asked = { act, text: detail, buttons: ['Cancel', 'OK'], more: [] }
    const isPlain = judge(asked, vocabulary).kind === 'plain' && detail.trim() !== ''
    const isFirst = questions.length === 0 && !watch.hasAnswered
    // Whatever comes later may be the page's own, unless it names what we have clicked.
    const isOurs = isClicking || namesService(detail, vocabulary)
    if (isPlain && isFirst && isOurs) reply(detail, 'yes')
    else if (isOurs || speaksOf(detail, act, vocabulary)) reply(detail, 'cancel')
  }

  function reply(asked: string, what: 'yes' | 'cancel'): void {
    questions.push({ asked: asked.slice(0, 2_000), form: 'confirm', answer: what })
    if (what === 'cancel') cancelled = asked
    document.dispatchEvent(new CustomEvent(confirmAnswered, { detail: what }))
  }
}
