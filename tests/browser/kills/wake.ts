import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver } from '../drivers/driver.ts'
import { keptRecords } from './kept-records.ts'

/** What brings a dead worker back: the open popup, the alarm alone, or a visit to FitTrend. */
export const wakes = ['popup', 'alarm', 'visit'] as const
export type Wake = (typeof wakes)[number]

/** Gives the browser the event that starts the worker; the popup's own link does so by itself. */
export async function wake(driver: Driver, sandbox: RunningSandbox, how: Wake): Promise<void> {
  if (how === 'visit') await driver.openPage(`${sandbox.origin}/account/connect`)
  if (how !== 'alarm') return
  const isOpen = (await keptRecords(driver)).some(({ openKey }) => openKey !== undefined)
  await driver.evaluateInExtension(ringAlarm, isOpen ? 'repair' : 'check')
}

/**
 * Runs in a page of the extension: lets that alarm ring now, and at its own period from then on, in place of
 * waiting for a minute or an hour. It has to be set already: else nothing would ever ring.
 */
async function ringAlarm(api: typeof chrome, name: string): Promise<void> {
  const alarm = await api.alarms.get(name)
  if (!alarm) throw new Error(`There is no alarm "${name}" to bring the background back.`)
  const period = alarm.periodInMinutes
  await api.alarms.create(name, {
    when: Date.now() + 50,
    ...(period && { periodInMinutes: period }),
  })
}
