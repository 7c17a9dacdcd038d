import type { RepairEvent } from '../../../utils/repair/record/events.ts'
import { apply } from '../../../utils/repair/record/machine.ts'
import type { Phase, StepMark } from '../../../utils/repair/record/schema.ts'
import { message } from '../../../utils/words/message.ts'
import { verbatim } from '../../verbatim.ts'
import { minute, noon } from './clock.ts'
import { type RecordChanges, record } from './records.ts'

/** When the event comes. */
export const now = noon + minute

/** One event: to what record, and what becomes of it. */
export type Change = [
  name: string,
  at: RecordChanges & { phase: Phase },
  event: RepairEvent,
  becomes: RecordChanges,
]

/** The event has come too late, or says nothing new: not even a write. */
export const nothing: RecordChanges = {}

/** Marks of many a phase, so that it shows which of them an event wipes out. */
const marked: RecordChanges = {
  byHand: 'step',
  consentState: 'state-1',
  consentWindow: 3,
  seen: true,
  acted: ['open'],
  settingsRestored: 'yes',
  lookedAt: noon,
  looks: 2,
}

/** What an event makes of a record: all fields, also those that it must leave alone. */
export function become([, changes, event, becomes]: Change) {
  const at = record({ ...marked, ...changes })
  const next = apply(at, event, now)
  return { at, next, expected: becomes === nothing ? at : record({ ...at, ...becomes }) }
}

export const stopped = { kind: 'stopped' } as const
export const pageLost = { kind: 'page-lost' } as const
export const click = {
  kind: 'user-click',
  since: noon,
  sentence: verbatim('Click it.'),
  problem: pageLost,
} as const
export const consent = { kind: 'consent', since: noon } as const
export const consentTab = { kind: 'consent-tab', since: noon } as const
export const doneBefore: StepMark = { status: 'done', at: noon, note: null }
export const doneNow: StepMark = { status: 'done', at: now, note: null }
export const byUser: StepMark = {
  status: 'skipped',
  at: now,
  note: message('note_by_user'),
}
