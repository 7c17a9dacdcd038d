import type { costOf } from './costs.ts'
import type { findPageQuestion, findQuestion } from './find.ts'
import type { judgeQuestion, namesService, prepareJudgement, speaksOf } from './judge.ts'

/** What reads and judges questions. It comes into a document with the first step there, not with a mere look. */
export interface Questions {
  find: typeof findQuestion
  findOnPage: typeof findPageQuestion
  costOf: typeof costOf
  judge: typeof judgeQuestion
  namesService: typeof namesService
  prepare: typeof prepareJudgement
  speaksOf: typeof speaksOf
}

/** A global of the world that content scripts share; the page's own scripts don't see it. */
const store = globalThis as { reconnectQuestions?: Questions }

export function provideQuestions(questions: Questions): void {
  store.reconnectQuestions = questions
}

/** Null where only looks are taken. */
export function questionsHere(): Questions | null {
  return store.reconnectQuestions ?? null
}

/** For whoever is about to act. @throws Error where they aren't there: then nothing is clicked. */
export function questionsForActs(): Questions {
  const here = questionsHere()
  if (!here) throw new Error('Nothing judges questions in this document.')
  return here
}
