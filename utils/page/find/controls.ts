import { isPressable, type Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import { type Act, namesAct, type Vocabulary } from '../vocabulary.ts'
import { expanderRank } from './expanders.ts'
import type { Mentions } from './mentions.ts'

/** A control that an entry may hold, and what for. */
export interface EntryControl {
  part: Part
  act: Act | 'expand'
  /** See expanderRank; 0 for acts. */
  rank: number
}

/** All controls of the page that could belong to an entry of the service, one for each control. */
export function entryControls(
  sight: Sight,
  vocabulary: Vocabulary,
  mentions: Mentions,
): EntryControl[] {
  const controls: EntryControl[] = []
  for (const part of sight.parts) {
    const control = isPressable(part) ? entryControl(part, vocabulary, mentions) : null
    if (control) controls.push(control)
  }
  return controls.filter((control) => !isRepeatedInside(control, controls))
}

function entryControl(part: Part, vocabulary: Vocabulary, mentions: Mentions): EntryControl | null {
  for (const act of ['disable', 'remove', 'enable', 'enableService'] as const) {
    if (namesAct(vocabulary, act, part.name)) return { part, act, rank: 0 }
  }
  const rank = expanderRank(part, vocabulary, mentions)
  return rank === null ? null : { part, act: 'expand', rank }
}

/** A link around a button of the same name is one control: the inner one gets the click anyway. */
function isRepeatedInside(control: EntryControl, controls: EntryControl[]): boolean {
  return controls.some(
    (other) => other !== control && other.act === control.act && control.part.contains(other.part),
  )
}

/** Those within a part. */
export function controlsIn(controls: EntryControl[], part: Part): EntryControl[] {
  return controls.filter((control) => part.contains(control.part))
}
