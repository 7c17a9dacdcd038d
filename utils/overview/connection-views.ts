import type { Connection } from '../api/schema.ts'
import type { ConnectionView } from '../app-state.ts'
import { dayInWords } from '../connections/evidence.ts'
import { type StateId, states } from '../connections/states.ts'
import { judge } from '../monitor/judge.ts'
import type { Reading } from '../monitor/reading.ts'
import { isOpen, leftSwitchedOff, type RepairRecord } from '../repair/record.ts'

/**
 * What the views and alerts show per service: the verdict on the latest reading, overlaid by an open
 * repair, which knows better: a removed service isn't in the reading any more.
 * @param asksConsent whether a repair's consent window is open right now
 */
export function connectionViews(
  reading: Reading | null,
  repairs: RepairRecord[],
  asksConsent: (repair: RepairRecord) => boolean,
): ConnectionView[] {
  const isShown = (record: RepairRecord) => !reading || record.account === reading.account.id
  const open = repairs.filter((record) => isOpen(record) && isShown(record))
  const listed = reading
    ? reading.connections.map((connection) => {
        const repair = open.find(({ service }) => service.id === connection.service.id)
        if (repair) return repairedView(repair, asksConsent)
        const left = leftSwitchedOff(repairs, reading.account.id, connection)
        return left ? leftView(left) : judgedView(connection, reading)
      })
    : []
  const missing = open
    .filter((repair) => !listed.some(({ service }) => service.id === repair.service.id))
    .map((repair) => repairedView(repair, asksConsent))
  return [...listed, ...missing].sort(byNeed)
}

function judgedView(connection: Connection, reading: Reading): ConnectionView {
  const verdict = judge(connection, reading)
  return view(connection.service, verdict.state, verdict.sentence, verdict.evidence)
}

/** Switched off by a repair that ended before Remove: the user's own Disable is nothing to repair. */
function leftView({ service }: RepairRecord): ConnectionView {
  const sentence = `A repair has switched ${service.name} off and wasn’t finished. Nothing was removed. Repair it to go on.`
  return view(service, 'needs-repair', sentence, [])
}

function repairedView(
  record: RepairRecord,
  asksConsent: (repair: RepairRecord) => boolean,
): ConnectionView {
  const { name } = record.service
  const state = stateOfRepair(record, asksConsent)
  const sentences: { [K in StateId]?: string } = {
    repairing: `${name} is being repaired.`,
    'awaiting-consent': `${name} asks for your permission.`,
    verifying: `${name} is connected again. Waiting for the import.`,
    'removed-unfinished': `${name} is removed from FitTrend and not connected again yet. Your data is safe, but nothing new is imported. Repair it to finish.`,
  }
  const { before } = record
  return view(
    record.service,
    state,
    sentences[state] ?? '',
    before?.through ? [`Imported up to ${dayInWords(before.through, before.serverTime)}`] : [],
  )
}

function stateOfRepair(
  record: RepairRecord,
  asksConsent: (repair: RepairRecord) => boolean,
): StateId {
  if (record.phase === 'verify') return 'verifying'
  if (record.phase === 'not-repaired') return 'removed-unfinished'
  if (record.waiting?.kind === 'consent') {
    return asksConsent(record) ? 'awaiting-consent' : 'removed-unfinished'
  }
  if (record.waiting?.kind === 'consent-tab') return 'awaiting-consent'
  if (record.waiting && record.removed !== 'no') return 'removed-unfinished'
  return 'repairing'
}

function view(
  service: ConnectionView['service'],
  state: StateId,
  sentence: string,
  evidence: string[],
): ConnectionView {
  const { label, tone, reset } = states[state]
  return { service, state, label, tone, sentence, evidence, canRepair: reset !== 'no' }
}

const urgency: Record<ConnectionView['tone'], number> = {
  bad: 0,
  warn: 1,
  busy: 2,
  quiet: 3,
  good: 4,
}

/** What needs the user first; within that, by name. */
function byNeed(a: ConnectionView, b: ConnectionView): number {
  return urgency[a.tone] - urgency[b.tone] || a.service.name.localeCompare(b.service.name)
}
