import { say, snake } from '../words/message.ts'

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

/**
 * none: nothing. once: one notification, no badge. quiet: a grey sign on the icon, no notification.
 * loud: badge and notification with reminders. loudest: with a reminder every day.
 */
export type AlertLevel = 'none' | 'once' | 'quiet' | 'loud' | 'loudest'

/**
 * no; yes; second: after another remedy; explained: only once the user was told why it may not last;
 * enable: not a reset, the user switches it on again; finish: only what is left of one that has begun.
 */
export type ResetRule = 'no' | 'yes' | 'second' | 'explained' | 'enable' | 'finish'

export interface StateRow {
  tone: 'good' | 'busy' | 'quiet' | 'warn' | 'bad'
  /** Whether it can pass without anybody's doing. */
  heals: boolean
  actor: 'nobody' | 'user' | 'fittrend'
  alert: AlertLevel
  reset: ResetRule
}

type Rest = Omit<StateRow, 'tone'>

const nothingToDo: Rest = { heals: true, actor: 'nobody', alert: 'none', reset: 'no' }
const broken: Rest = { heals: false, actor: 'user', alert: 'loud', reset: 'yes' }

export const states: Record<StateId, StateRow> = {
  healthy: { tone: 'good', ...nothingToDo },
  importing: { tone: 'busy', ...nothingToDo },
  paused: { tone: 'quiet', ...nothingToDo },
  // The device or its app is the likelier cause: a reset is only the second thing to try.
  stale: { tone: 'warn', heals: true, actor: 'user', alert: 'quiet', reset: 'second' },
  expiring: { tone: 'quiet', ...nothingToDo },
  'service-down': { tone: 'quiet', ...nothingToDo },
  'needs-repair': { tone: 'bad', ...broken },
  revoked: { tone: 'bad', ...broken },
  'scope-missing': { tone: 'bad', ...broken },
  'shared-account': { tone: 'bad', ...broken, reset: 'explained' },
  // The user can do nothing, so telling more than once would be noise.
  'service-retired': { tone: 'quiet', heals: false, actor: 'fittrend', alert: 'once', reset: 'no' },
  // The user's own wish.
  disabled: { tone: 'quiet', heals: false, actor: 'nobody', alert: 'none', reset: 'enable' },
  repairing: { tone: 'busy', ...nothingToDo },
  'awaiting-consent': { tone: 'warn', heals: false, actor: 'user', alert: 'none', reset: 'no' },
  verifying: { tone: 'busy', ...nothingToDo },
  // Our own doing: nothing is imported until it is finished.
  'removed-unfinished': {
    tone: 'bad',
    heals: false,
    actor: 'user',
    alert: 'loudest',
    reset: 'finish',
  },
  unknown: { tone: 'quiet', heals: true, actor: 'user', alert: 'quiet', reset: 'no' },
}

/** State in words, as the popup shows it. */
export function labelOf(state: StateId): string {
  return say(`state_${snake(state)}`)
}

/** Whether a stored word is a state of ours. */
export function isState(word: string): word is StateId {
  return Object.hasOwn(states, word)
}

/** Whether it counts on the badge and brings a notification. */
export function isLoudLevel(level: AlertLevel): level is 'loud' | 'loudest' {
  return level === 'loud' || level === 'loudest'
}

/** Whether the six steps may run in this state; for `explained`, once that was done. */
export function allowsReset(state: StateId): boolean {
  const { reset } = states[state]
  return reset !== 'no' && reset !== 'enable'
}
