import { costOf } from './costs.ts'
import { findPageQuestion, findQuestion } from './find.ts'
import { judgeQuestion, namesService, prepareJudgement, speaksOf } from './judge.ts'
import type { Questions } from './provided.ts'

/** Everything that reads and judges questions, for the script that brings it into a document. */
export const allQuestions: Questions = {
  find: findQuestion,
  findOnPage: findPageQuestion,
  costOf,
  judge: judgeQuestion,
  namesService,
  prepare: prepareJudgement,
  speaksOf,
}
