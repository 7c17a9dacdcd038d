import { readinessOf, waitUntilReady } from '../act/actionable.ts'
import { performAction } from '../act/perform-action.ts'
import { sweep } from '../act/sweep.ts'
import { saysOpen } from '../find/expanders.ts'
import { findChoice, pickerRegions } from '../find/picker.ts'
import { absent } from '../finding.ts'
import { noEffect, notFound, problemOfFinding, problemOfReadiness, signedOut } from '../problem.ts'
import { describeNode, isPressable } from '../snapshot/snapshot-node.ts'
import { toPress } from '../steps/action.ts'
import { openListAction } from '../steps/select.ts'
import { foldControlName } from '../text.ts'
import { now } from '../wait/clock.ts'
import { settle } from '../wait/settle.ts'

/** What the engine lends to the script that reads the list, which would hold most of the engine once more. */
export const hands = {
  absent,
  describeNode,
  findChoice,
  foldControlName,
  isPressable,
  performAction,
  noEffect,
  notFound,
  now,
  openListAction,
  pickerRegions,
  problemOfFinding,
  problemOfReadiness,
  readinessOf,
  saysOpen,
  settle,
  signedOut,
  sweep,
  toPress,
  waitUntilReady,
}
export type Hands = typeof hands
