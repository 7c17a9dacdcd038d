import { day } from '../time/durations.ts'

/** When an open incident is told, in one place. Times in ms. */
export const tellingPolicy = {
  /**
   * Reminders after the first telling: a day later (it was seen at a bad time), two days after that (it
   * was forgotten), then never again by itself: who hasn't acted by then has decided. Waits count from
   * the last telling, so that after a week without the browser one comes, not all that were missed.
   */
  remindAfterMs: [day, 2 * day],
  /** Removed and not finished is our own doing, and nothing is imported meanwhile: every day. */
  loudestEveryMs: day,
  /**
   * A break within a day of the last one's end is the same incident: at most one notification a day
   * per connection, however it flaps (Terra's rule).
   */
  sameIncidentMs: day,
  /** What a user may choose; "Later" on a notification is the first. `change`: until the state is another. */
  snoozeMs: { day, week: 7 * day },
  /**
   * Signed out, or unreadable otherwise, for this long: a grey sign on the icon. Sooner, it would be
   * shown to everybody whose train has gone into a tunnel.
   */
  quietSignAfterMs: day,
} as const

export type SnoozeKind = keyof (typeof tellingPolicy)['snoozeMs'] | 'change'
