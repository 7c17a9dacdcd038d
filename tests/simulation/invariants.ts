import { outcomeInWords } from '../../utils/overview/outcome-in-words.ts'
import { isActive, isOpen } from '../../utils/repair/record/schema.ts'
import { garmin } from '../unit/fakes/connections.ts'
import type { Life } from './life.ts'

/** What must never be. `story`: what happened, in words. */
export interface Violation {
  kind: 'lost' | 'doubled' | 'stuck' | 'wrong' | 'untrue'
  what: string
  story: string[]
}

/** Invariants that hold after every event. */
export function wrongNow(life: Life): [Violation['kind'], string] | null {
  const { page, fitTrend } = life
  if (page.elsewhere.length > 0) return ['wrong', `done to another account: ${page.elsewhere}`]
  const others = fitTrend.deeds.filter((deed) => deed.startsWith('garmin'))
  if (others.length > 0) return ['wrong', `done to another service: ${others}`]
  if (!fitTrend.connections.has(garmin.id)) return ['wrong', 'another service is gone']
  const records = life.records()
  const fault = records.find((r) => r.problem?.kind === 'internal')
  if (fault?.problem?.kind === 'internal')
    return ['untrue', `a fault of ours: ${fault.problem.detail}`]
  if (records.length > 40 || page.tabs.size > 40) return ['stuck', 'something grows without bound']
  const isTold = records.some(isOpen) || life.isLeftByUser
  if (!life.ours && !isTold && removals(life) !== life.lastByHand)
    return ['lost', 'removed in a repair, and no record is open']
  for (const r of records) {
    if (r.phase === 'repaired' && r.receipt.settingsAfter && r.before) {
      const kept = Object.entries(r.before.settings).every(
        ([type, on]) => r.receipt.settingsAfter?.[type] === on,
      )
      if (!kept && r.receipt.remarks.length === 0) return ['untrue', 'settings are not as before']
    }
    if (/Permission was granted/.test(outcomeInWords(r)?.why ?? ''))
      return ['untrue', 'a permission that nobody gave']
  }
  return null
}

/** How often the service was removed, by whomever. */
export function removals({ fitTrend }: Life): number {
  return fitTrend.deeds.filter((deed) => deed === 'fitbit removed').length
}

/** It works again, or it is as the user wants it. */
export function isOver(life: Life): boolean {
  if (life.records().some((r) => isActive(r))) return false
  const works = life.ours?.status === 'connected'
  return works || life.isLeftByUser
}
