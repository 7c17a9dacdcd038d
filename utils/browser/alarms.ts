import { browser } from 'wxt/browser'
import type { Traces } from '../storage/store.ts'

export const alarmNames = { check: 'check', repair: 'repair' } as const

/** Should a check fail to set the next one, it comes by itself after this long. */
const checkPeriodMinutes = 60
/** The shortest period that Chrome allows is 30 s; a minute is soon enough for an unfinished repair. */
const repairPeriodMinutes = 1

/**
 * Sets both alarms where they differ from what is there: alarms vanish on updates and after some
 * kinds of sleep, and setting one anew each time would put it off for ever.
 */
export async function setAlarms(nextCheckAt: number, repairOpen: boolean): Promise<void> {
  await setCheckAlarm(nextCheckAt)
  if (repairOpen) await setRepairAlarm()
  else await browser.alarms.clear(alarmNames.repair)
}

/**
 * Alarms outlive a database that the browser has deleted while no worker ran (Firefox drops them when it is
 * closed): whoever has set one has run before. Null: never, as far as they tell.
 */
export async function tracesInAlarms(): Promise<Traces | null> {
  const left = new Set((await browser.alarms.getAll()).map(({ name }) => name))
  return left.size === 0 ? null : { repairOpen: left.has(alarmNames.repair) }
}

/** Awaited before a repair is put on record: a worker that dies just after that must not be the last for an hour. */
export async function setRepairAlarm(): Promise<void> {
  if (await browser.alarms.get(alarmNames.repair)) return
  await browser.alarms.create(alarmNames.repair, { periodInMinutes: repairPeriodMinutes })
}

/** A time that has passed (nobody signed in, a check under way) sets nothing anew: it would ring at once, for ever. */
async function setCheckAlarm(nextCheckAt: number): Promise<void> {
  const alarm = await browser.alarms.get(alarmNames.check)
  const isAhead = nextCheckAt > Date.now()
  if (alarm && (!isAhead || Math.abs(alarm.scheduledTime - nextCheckAt) < 30_000)) return
  const when = isAhead ? nextCheckAt : Date.now() + checkPeriodMinutes * 60_000
  browser.alarms.create(alarmNames.check, { when, periodInMinutes: checkPeriodMinutes })
}
