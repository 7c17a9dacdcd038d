import type { RunningSandbox } from '../../../sandbox/start.ts'
import { stepIds } from '../../../utils/site/steps.ts'
import { noteWrongClicks } from '../../wrong-clicks.ts'
import type { Driver } from '../drivers/driver.ts'
import { connectionOf, countsOf } from '../person/fittrend-account.ts'
import { keptRecords } from './kept-records.ts'

/** `lost`: removed or spoilt, and nobody tells; `doubled`: a step happened twice; `stuck`: it didn't end. */
export type Verdict = 'ok' | 'lost' | 'doubled' | 'stuck'

export interface Judgement {
  verdict: Verdict
  /** What wasn't as it should be; empty where all was. */
  why: string
}

const settings = { steps: true, sleep: true, weight: false, workouts: false, 'heart-rate': true }

/** Judges how a repair came out by what FitTrend's server saw and what the extension has on record. */
export async function judge(
  driver: Driver,
  sandbox: RunningSandbox,
  hasEnded: boolean,
): Promise<Judgement> {
  const { disable, remove, connected, decoys } = await countsOf(sandbox, 'fitbit')
  const counts = `Disable ${disable}, Remove ${remove}, Enable ${connected}, decoys ${decoys}`
  if (disable > 1 || remove > 1 || connected > 1 || decoys > 0) {
    if (disable > 1 || remove > 1 || decoys > 0) noteWrongClicks([counts])
    return { verdict: 'doubled', why: counts }
  }
  if (!hasEnded) return { verdict: 'stuck', why: `${counts}; ${await onRecord(driver)}` }
  const connection = await connectionOf(sandbox, 'fitbit')
  const isBack = connection?.status === 'connected' && connected === 1
  if (!isBack) return { verdict: 'lost', why: `not connected again: ${counts}` }
  if (!sameSettings(connection.settings)) {
    return { verdict: 'lost', why: `settings: ${JSON.stringify(connection.settings)}` }
  }
  const wrong = await wrongReceipt(driver)
  return wrong ? { verdict: 'lost', why: wrong } : { verdict: 'ok', why: '' }
}

function sameSettings(now: Record<string, boolean>): boolean {
  return Object.entries(settings).every(([name, value]) => now[name] === value)
}

async function onRecord(driver: Driver): Promise<string> {
  const records = await keptRecords(driver)
  return records
    .map(
      ({ phase, removed, waiting, problem }) =>
        `${phase}, removed ${removed}, waits for ${JSON.stringify(waiting)}, problem ${JSON.stringify(problem)}`,
    )
    .join(' | ')
}

/** One repair on record, closed, with a receipt that tells the truth. */
async function wrongReceipt(driver: Driver): Promise<string | null> {
  const records = await keptRecords(driver)
  const [record] = records
  if (!record || records.length > 1) return `${records.length} repairs on record`
  const { receipt } = record
  const removed: string = record.removed
  if (record.phase !== 'repaired' || !receipt) return `the record is at ${record.phase}`
  if (receipt.steps.length !== stepIds.length) return `${receipt.steps.length} steps in the receipt`
  // A second repair on one day has nothing to bring, and a run without records is no proof of any day.
  const hasBrought = receipt.recordsAfter !== receipt.recordsBefore
  if (receipt.gap !== (hasBrought ? 'none' : 'unknown')) {
    return `gap: ${JSON.stringify(receipt.gap)}, records ${receipt.recordsBefore} to ${receipt.recordsAfter}, before: ${JSON.stringify(record.before)}, first day ${receipt.firstDayAfter}`
  }
  if (JSON.stringify(receipt.settingsBefore) !== JSON.stringify(receipt.settingsAfter)) {
    return 'settings differ in the receipt'
  }
  return removed === 'no' ? null : `removed: ${removed}`
}
