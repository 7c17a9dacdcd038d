import { stepIds } from '../../../utils/site/steps.ts'

/** A write into the extension's database, told by what it changes. */
export type WatchedWrite =
  /** The repair is put on record. */
  | { kind: 'begin' }
  /** The intent of a step, written ahead of its act; for consent, the state that its answer must bear. */
  | { kind: 'intent'; phase: string }
  /** The repair leaves a phase: the outcome of what was done there. */
  | { kind: 'outcome'; phase: string }
  /** FitTrend's first answer after consent is noted. */
  | { kind: 'first-look' }
  /** The Connect Settings were put back. */
  | { kind: 'settings' }
  /** A new token of the sign-in. */
  | { kind: 'session' }

/** Where a worker is killed. */
export interface KillPoint {
  /** In the table, and in the name of the test. */
  name: string
  /** Held at that write, before it or after it is on disk, and killed there. */
  at?: { write: WatchedWrite; moment: 'before' | 'after' }
  /** Killed by what the user sees or does, rather than by a write. */
  seen?: 'consent-open' | 'consent-allowed'
  /** FitTrend refuses the access token once the service's screen is due, so that it is refreshed. */
  refreshes?: boolean
}

const stepPoints: KillPoint[] = stepIds.flatMap((phase) => [
  {
    name: `${phase}: before the journal’s write`,
    at: { write: { kind: 'intent', phase }, moment: 'before' },
  },
  {
    name: `${phase}: after the journal’s write`,
    at: { write: { kind: 'intent', phase }, moment: 'after' },
  },
  {
    name: `${phase}: after the effect, before its acknowledgement`,
    at: { write: { kind: 'outcome', phase }, moment: 'before' },
  },
])

/** Every place in a repair where dying has a consequence of its own. */
export const killPoints: KillPoint[] = [
  { name: 'start: before the record', at: { write: { kind: 'begin' }, moment: 'before' } },
  { name: 'start: after the record', at: { write: { kind: 'begin' }, moment: 'after' } },
  {
    name: 'gate: passed, not noted',
    at: { write: { kind: 'outcome', phase: 'gate' }, moment: 'before' },
  },
  ...stepPoints,
  { name: 'consent: window open', seen: 'consent-open' },
  { name: 'consent: after the service’s code', seen: 'consent-allowed' },
  {
    name: 'consent: between token answer and save',
    at: { write: { kind: 'session' }, moment: 'before' },
    refreshes: true,
  },
  {
    name: 'verify: before the first look is noted',
    at: { write: { kind: 'first-look' }, moment: 'before' },
  },
  {
    name: 'verify: settings put back, not noted',
    at: { write: { kind: 'settings' }, moment: 'before' },
  },
  {
    name: 'verify: proved, no receipt yet',
    at: { write: { kind: 'outcome', phase: 'verify' }, moment: 'before' },
  },
  {
    name: 'verify: receipt written, not shown',
    at: { write: { kind: 'outcome', phase: 'verify' }, moment: 'after' },
  },
]
