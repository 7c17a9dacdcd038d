import {
  isActive,
  isOpen,
  type RecordIn,
  type RepairRecord,
} from '../../utils/repair/record/schema.ts'
import type { UnreadableRepair } from '../../utils/repair/record/unreadable.ts'
import { outcomeInWords } from '../../utils/view-state/outcome-in-words.ts'
import { fitbit, garmin } from '../unit/fakes/connections.ts'
import type { Life } from './life.ts'

/** What must never be. `story`: what happened, in words. */
export interface Violation {
  kind: 'lost' | 'doubled' | 'stuck' | 'wrong' | 'untrue'
  what: string
  story: string[]
}

/** Invariants that hold after every event. */
export function wrongNow(life: Life): [Violation['kind'], string] | null {
  const records = life.records()
  return (
    wrongDeeds(life, records) ??
    wrongEnds(life, records) ??
    wrongWords(life, records) ??
    boundless(life)
  )
}

function wrongDeeds(
  { browsers, fitTrend, other, deeds }: Life,
  records: RepairRecord[],
): [Violation['kind'], string] | null {
  // What it works by may be a lie of FitTrend's.
  const wasLiedTo = browsers.some(({ answers }) => answers.haveEverLied)
  const elsewhere = browsers.filter(({ page }) => page.strayed)
  if (elsewhere.length > 0) return ['wrong', `done to another account in ${elsewhere[0]?.name}`]
  if (other.deeds.length > 0) return ['wrong', `done to another account: ${other.deeds}`]
  const others = fitTrend.deeds.filter((deed) => deed.startsWith('garmin'))
  if (others.length > 0) return ['wrong', `done to another service: ${others}`]
  if (!fitTrend.connections.has(garmin.id)) return ['wrong', 'another service is gone']
  for (const { repair, step, hasWorked, externalAccount } of deeds) {
    const record = records.find(({ id }) => id === repair)
    // At one browser that has only seen another account of the service, this one is the wrong one.
    const isMeant = record?.before?.externalAccount === externalAccount
    if (hasWorked && isMeant && !wasLiedTo) return ['wrong', 'what worked was switched off']
    const times = deeds.filter((it) => it.repair === repair && it.step === step)
    if (step === 'remove' && times.length > 1) return ['doubled', 'one repair has removed twice']
  }
  return null
}

function wrongEnds(life: Life, records: RepairRecord[]): [Violation['kind'], string] | null {
  const fault = records.find((r) => r.problem?.kind === 'internal')
  if (fault?.problem?.kind === 'internal')
    return ['untrue', `a fault of ours: ${fault.problem.detail}`]
  const isUnread = life.browsers.some(({ disk }) => disk.unreadable().some(isOfOurs))
  const isTold = records.some(isOpen) || isUnread || life.isLeftByUser
  const isLied = life.browsers.some(({ answers }) => answers.haveLied)
  if (!life.ours && !isTold && !isLied && removals(life) !== life.lastByHand)
    return ['lost', 'removed in a repair, and no record is open']
  return null
}

function wrongWords(life: Life, records: RepairRecord[]): [Violation['kind'], string] | null {
  for (const r of records) {
    if (r.phase === 'repaired' && !life.proved.has(r.id)) {
      life.proved.add(r.id)
      const wrong = wrongReceipt(life, r)
      if (wrong) return ['untrue', wrong]
    }
    if (/Permission was granted/.test(outcomeInWords(r)?.why ?? ''))
      return ['untrue', 'a permission that nobody gave']
  }
  return null
}

/** Judged when it is new: later the user, or the service, may change what it tells. */
function wrongReceipt({ ours, browsers, deeds }: Life, r: RecordIn<'repaired'>): string | null {
  const { settingsAfter, recordsBefore, recordsAfter, gap, remarks } = r.receipt
  const settings = Object.entries(r.before?.settings ?? {})
  if (
    settingsAfter &&
    settings.some(([type, on]) => settingsAfter[type] !== on) &&
    remarks.length === 0
  )
    return 'settings are not as before'
  if (browsers.some(({ answers }) => answers.haveEverLied)) return null
  // In the same event another repair has begun on what this one has brought back.
  if (deeds.some(({ repair, at }) => repair !== r.id && at >= r.receipt.finishedAt)) return null
  if (!ours) return 'repaired, and not even there'
  if (ours.status !== 'connected') return `repaired, and ${ours.status}`
  const hasBrought = (recordsAfter ?? 0) > (recordsBefore ?? 0)
  return gap === 'none' && !hasBrought ? 'no gap, and nothing was imported' : null
}

/** Nothing grows without bound. */
function boundless({ browsers }: Life): [Violation['kind'], string] | null {
  for (const { name, page, disk } of browsers) {
    const records = disk.records()
    const questions = Math.max(0, ...records.map((it) => it.questions.length))
    if (records.length > 40 || page.tabs.size > 40 || questions > 40)
      return ['stuck', `something grows without bound in ${name}`]
  }
  return null
}

export function isOfOurs({ service }: UnreadableRepair): boolean {
  return service === null || service.id === fitbit.id
}

/** How often the service was removed, by whomever. */
export function removals({ fitTrend }: Life): number {
  return fitTrend.deeds.filter((deed) => deed === 'fitbit removed').length
}

/** It works again, or it is as the user wants it. */
export function isOver(life: Life): boolean {
  if (life.records().some((r) => isActive(r))) return false
  const works = life.ours?.status === 'connected'
  // Nobody can tell a removal by hand from one more lie.
  const isTaken = !life.ours && removals(life) === life.lastByHand
  const wasLiedTo = life.browsers.some(({ answers }) => answers.haveEverLied)
  return works || life.isLeftByUser || (isTaken && wasLiedTo)
}
