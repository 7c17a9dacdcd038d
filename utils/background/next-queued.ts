import type { Reading } from '../connections/reading.ts'
import { isActive, isOpen } from '../repair/record/schema.ts'
import { watchedAccounts } from '../view-state/accounts.ts'
import { forRepairAll } from '../view-state/for-repair-all.ts'
import type { Snapshot } from '../view-state/snapshot.ts'
import type { Queue } from './repair-queue.ts'

/** What "Repair all" does next. `wait`: another repair is at work, or there is no queue. */
export type NextQueued =
  | { kind: 'wait' }
  /** The one before hasn't ended well. */
  | { kind: 'stop' }
  /** `begin` null: since it was queued, it may have come back, or need a word or another remedy first. */
  | { kind: 'go-on'; rest: Queue; begin: { reading: Reading; service: string } | null }

/**
 * The next service of "Repair all" is begun once the one before is repaired, in the account that it was begun in,
 * whichever is shown; any other end stops the queue.
 */
export function nextQueued(snapshot: Snapshot): NextQueued {
  const { records, readings } = snapshot
  const [next, ...rest] = snapshot.queue
  // A history that comes anew takes hours; that repair is done but for it.
  const isBusy = records.some((it) => isActive(it) && it.awaits !== 'history')
  if (next === undefined || isBusy) return { kind: 'wait' }
  const theirs = records.filter(({ account }) => account === next.account)
  const hasFailed = theirs[0]?.phase === 'not-repaired' && !theirs[0].seen
  if (hasFailed || theirs.some(isOpen)) return { kind: 'stop' }
  const reading = readings.find(({ account }) => account.id === next.account)
  const watched = watchedAccounts(snapshot).find(({ id }) => id === next.account)
  const isOffered = forRepairAll(watched?.connections ?? []).some(
    (it) => it.service.id === next.service.id,
  )
  const begin = reading && isOffered ? { reading, service: next.service.id } : null
  return { kind: 'go-on', rest, begin }
}
