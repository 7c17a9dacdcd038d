/**
 * The states a connection can be in, once and for all: who acts, how loud the alert is, whether a
 * reset is allowed. Anything unknown still routes by these. Views, alerts and the gate all read it.
 */
export type StateId =
  | 'healthy'
  | 'importing'
  | 'paused'
  | 'stale'
  | 'expiring'
  | 'service-down'
  | 'needs-repair'
  | 'revoked'
  | 'scope-missing'
  | 'shared-account'
  | 'service-retired'
  | 'disabled'
  | 'repairing'
  | 'awaiting-consent'
  | 'verifying'
  | 'removed-unfinished'
  | 'unknown'

export interface StateRow {
  /** State in words, as the popup shows it. */
  label: string
  tone: 'good' | 'busy' | 'quiet' | 'warn' | 'bad'
  actor: 'nobody' | 'user' | 'support' | 'fittrend'
  /** none: nothing. quiet: shown in the popup. loud: badge and notification. loudest: and reminders. */
  alert: 'none' | 'quiet' | 'loud' | 'loudest'
  /** no; yes; finish: only what is left of a reset that has begun. */
  reset: 'no' | 'yes' | 'finish'
}

export const states: Record<StateId, StateRow> = {
  healthy: { label: 'Healthy', tone: 'good', actor: 'nobody', alert: 'none', reset: 'no' },
  importing: { label: 'Importing', tone: 'busy', actor: 'nobody', alert: 'none', reset: 'no' },
  paused: { label: 'Import paused', tone: 'quiet', actor: 'nobody', alert: 'none', reset: 'no' },
  stale: { label: 'No recent import', tone: 'warn', actor: 'user', alert: 'quiet', reset: 'yes' },
  expiring: { label: 'Expiring', tone: 'quiet', actor: 'nobody', alert: 'none', reset: 'no' },
  'service-down': {
    label: 'Service is down',
    tone: 'quiet',
    actor: 'nobody',
    alert: 'none',
    reset: 'no',
  },
  'needs-repair': {
    label: 'Needs repair',
    tone: 'bad',
    actor: 'user',
    alert: 'loud',
    reset: 'yes',
  },
  revoked: {
    label: 'Permission withdrawn',
    tone: 'bad',
    actor: 'user',
    alert: 'loud',
    reset: 'yes',
  },
  'scope-missing': {
    label: 'Permission incomplete',
    tone: 'bad',
    actor: 'user',
    alert: 'loud',
    reset: 'yes',
  },
  'shared-account': {
    label: 'Shared account',
    tone: 'bad',
    actor: 'user',
    alert: 'loud',
    reset: 'yes',
  },
  'service-retired': {
    label: 'Service retired',
    tone: 'quiet',
    actor: 'fittrend',
    alert: 'quiet',
    reset: 'no',
  },
  disabled: { label: 'Disabled', tone: 'quiet', actor: 'nobody', alert: 'none', reset: 'no' },
  repairing: { label: 'Repairing', tone: 'busy', actor: 'nobody', alert: 'none', reset: 'no' },
  'awaiting-consent': {
    label: 'Waiting for your permission',
    tone: 'warn',
    actor: 'user',
    alert: 'none',
    reset: 'no',
  },
  verifying: {
    label: 'Checking the import',
    tone: 'busy',
    actor: 'nobody',
    alert: 'none',
    reset: 'no',
  },
  'removed-unfinished': {
    label: 'Removed, not finished',
    tone: 'bad',
    actor: 'user',
    alert: 'loudest',
    reset: 'finish',
  },
  unknown: { label: 'Unknown', tone: 'quiet', actor: 'user', alert: 'quiet', reset: 'no' },
}

/** Whether a state counts on the badge and brings a notification. */
export function isLoud(state: StateId): boolean {
  return states[state].alert === 'loud' || states[state].alert === 'loudest'
}
