import {
  type Phase,
  type RepairRecord,
  recordVersion,
} from '../../../utils/repair/record/schema.ts'
import { day, hour, iso, minute, noon } from './clock.ts'
import { fitbit } from './connections.ts'

/** What the journal keeps of the broken connection of connections.ts. */
export const before: NonNullable<RepairRecord['before']> = {
  serverTime: noon,
  through: '2026-11-08',
  records: 1_200,
  settings: { steps: true, sleep: false, weight: true },
  externalAccount: 'fitbit-user-1',
  lastSucceededAt: iso(noon - 2 * day - hour),
  newestRunAt: null,
  tokenRefreshedAt: iso(noon - 2 * hour),
}

export type RecordChanges = { [K in keyof RepairRecord]?: RepairRecord[K] | undefined } & {
  abandoned?: boolean | undefined
}

/** What a phase can't be without. */
const inPhase: { [P in Phase]?: RecordChanges } = {
  verify: { enabledAt: noon },
  repaired: {
    receipt: {
      service: fitbit,
      startedAt: noon,
      finishedAt: noon + minute,
      steps: [],
      lastDayBefore: null,
      firstDayAfter: null,
      gap: 'unknown',
      recordsBefore: null,
      recordsAfter: null,
      settingsBefore: null,
      settingsAfter: null,
      questions: [],
      list: null,
      remarks: [],
    },
  },
  'not-repaired': { problem: { kind: 'stopped' } },
}

/** A repair that has just passed the gate; or one in another phase, with what that phase can't be without. */
export function record(changes: RecordChanges = {}): RepairRecord {
  return {
    version: recordVersion,
    id: 'repair-1',
    account: 'account-1',
    accountName: 'Test account A',
    container: null,
    source: 'api',
    service: fitbit,
    startedAt: noon,
    updatedAt: noon + minute,
    phase: 'open',
    force: false,
    removed: 'no',
    acted: [],
    steps: {},
    before,
    lastSeen: null,
    tabId: 7,
    byHand: 'no',
    waiting: null,
    signInShown: false,
    stopRequested: false,
    consentBy: 'api',
    consentState: null,
    consentWindow: null,
    enabledAt: null,
    lookedAt: null,
    looks: 0,
    settingsRestored: 'not-needed',
    questions: [],
    pageSession: { inDoubt: false, name: null, listed: null },
    list: null,
    awaits: null,
    problem: null,
    receipt: null,
    seen: false,
    isOver: false,
    ...inPhase[changes.phase ?? 'open'],
    ...changes,
  } as RepairRecord
}
