import { Alerts } from '../alerts/alerts.ts'
import { setAlarms, setRepairAlarm } from '../browser/alarms.ts'
import { browserAlerts } from '../browser/alert-port.ts'
import { browserConsentWindows } from '../browser/consent-windows.ts'
import { openTab } from '../browser/containers.ts'
import { isSeen } from '../browser/in-sight.ts'
import { browserLocks } from '../browser/locks.ts'
import { browserPageWorld } from '../browser/page-world.ts'
import { tabHand } from '../browser/tab-hand.ts'
import { mayRepair } from '../identity/may-repair.ts'
import { RepairRunner } from '../repair/runner.ts'
import { connectUrl } from '../site/profile.ts'
import { type Background, createBackground } from './background.ts'
import { wireBase } from './wire-base.ts'
import { wireMonitor } from './wire-monitor.ts'

/** Puts the parts together for the running browser. */
export function wire(): Background {
  const base = wireBase()
  const { profile, now, store, sessions, journal, api, identity, hasSiteAccess } = base
  const hand = tabHand(profile, hasSiteAccess)
  const watching = wireMonitor(base, {
    containerGone: (account) => background.accounts.forget(account),
    noteRemovals: (before, reading) => runner.noteRemovals(before, reading),
  })
  const runner = new RepairRunner({
    journal,
    api,
    monitor: watching.monitor,
    hand,
    identity,
    windows: browserConsentWindows,
    mayRepair: async (account) => mayRepair(await sessions.of(account)),
    locks: browserLocks,
    profile,
    watchOver: setRepairAlarm,
    now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    changed: () => void background.refresh(),
  })
  const background = createBackground({
    ...watching,
    profile,
    store,
    sessions,
    journal,
    runner,
    hand,
    identity,
    pageWorld: browserPageWorld,
    isSeen,
    now,
    hasSiteAccess,
    alerts: new Alerts(browserAlerts(import.meta.env.FIREFOX), store, now),
    openConnectPage: async (container) => {
      await openTab(connectUrl(profile), container, true)
    },
    setAlarms,
  })
  return background
}
