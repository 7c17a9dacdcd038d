import type { WatchedRepair } from '../alerts/watched.ts'
import { isActive, isUnfinished, type RepairRecord } from '../repair/record/schema.ts'
import { say, snake } from '../words/message.ts'
import { outcomeInWords } from './outcome-in-words.ts'
import { repairView } from './repair-view.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * What is told of repairs where no view is open.
 * @param inSight those that the user sees
 */
export function watchedRepairs(
  { records, asking, leftAsking }: Pick<Snapshot, 'records' | 'asking' | 'leftAsking'>,
  inSight: ReadonlySet<string>,
): WatchedRepair[] {
  return records.map((record) => {
    const { id, account, service } = record
    const isInSight = inSight.has(id)
    const told = isActive(record)
      ? (waits(record, asking.has(id), leftAsking.has(id)) ?? works(record))
      : ended(record)
    return { id, account, service, isInSight, ...told }
  })
}

type Told = Pick<WatchedRepair, 'state' | 'since' | 'title' | 'message'>

function works({ startedAt, service: { name } }: RepairRecord): Told {
  return { state: 'works', since: startedAt, title: say('panel_title', { name }), message: '' }
}

function waits(record: RepairRecord, isAsking: boolean, isLeft: boolean): Told | null {
  const { waiting, service } = record
  const shown = repairView(record, isAsking, isLeft).waiting
  if (!waiting || !shown) return null
  const title = say('news_waits', { name: service.name })
  return { state: 'waits', since: waiting.since, title, message: shown.sentence }
}

/** What its user has ended, or has seen, is no news; what is left removed has an alert of its own. */
function ended(record: RepairRecord): Told {
  const { updatedAt, service, receipt, seen, problem } = record
  const { name } = service
  const since = updatedAt
  // Hundreds are: no words are made for them.
  if (seen) return { state: 'over', since, title: '', message: '' }
  if (receipt) {
    const { gap } = receipt
    const message =
      typeof gap === 'string' ? say(`seam_gap_${snake(gap)}`) : say('news_days_missing')
    return { state: 'ended', since, title: say('news_repaired', { name }), message }
  }
  const outcome = outcomeInWords(record)
  if (!outcome || problem?.kind === 'stopped' || isUnfinished(record)) {
    return { state: 'over', since, title: '', message: '' }
  }
  const message = `${outcome.why} ${outcome.whatNow}`
  return { state: 'ended', since, title: say('progress_not_repaired', { name }), message }
}
