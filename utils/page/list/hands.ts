import { readinessOf, waitUntilReady } from '../act/actionable.ts'
import { makeMove } from '../act/make-move.ts'
import { sweep } from '../act/sweep.ts'
import { now } from '../clock.ts'
import { saysOpen } from '../find/expanders.ts'
import { findChoice, pickerRegions } from '../find/picker.ts'
import { absent } from '../finding.ts'
import { describePart, isPressable } from '../part.ts'
import { noEffect, notFound, problemOfFinding, problemOfReadiness, signedOut } from '../problem.ts'
import { settle } from '../settle.ts'
import { toPress } from '../steps/move.ts'
import { openListMove } from '../steps/select.ts'
import { foldControlName } from '../text.ts'

/** What the engine lends to the script that reads the list, which would hold most of the engine once more. */
export const hands = {
  absent,
  describePart,
  findChoice,
  foldControlName,
  isPressable,
  makeMove,
  noEffect,
  notFound,
  now,
  openListMove,
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
