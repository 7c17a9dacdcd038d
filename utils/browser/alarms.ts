import { browser } from 'wxt/browser'

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
  const check = await browser.alarms.get(alarmNames.check)
  const when = Math.max(nextCheckAt, Date.now() + 1_000)
  if (!check || Math.abs(check.scheduledTime - when) > 30_000) {
    browser.alarms.create(alarmNames.check, { when, periodInMinutes: checkPeriodMinutes })
  }
  const repair = await browser.alarms.get(alarmNames.repair)
  if (repairOpen && !repair) {
    browser.alarms.create(alarmNames.repair, { periodInMinutes: repairPeriodMinutes })
  }
  if (!repairOpen && repair) await browser.alarms.clear(alarmNames.repair)
}
