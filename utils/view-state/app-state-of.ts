import { describeProblem, type ProblemView } from '../problems.ts'
import type { AppState, SessionView } from '../protocol/app-state.ts'
import { isActive, type RepairRecord } from '../repair/record/schema.ts'
import type { SiteProfile } from '../site/profile.ts'
import { accountViews, asksIn, watchedAccounts } from './accounts.ts'
import { connectionHistories } from './connection-histories.ts'
import { connectionViews, unreadableViews } from './connection-views.ts'
import { deletionNotice } from './deletion-notice.ts'
import { repairView } from './repair-view.ts'
import type { AlertsFault, SignIn, Snapshot } from './snapshot.ts'
import { unreadableNotices } from './unreadable-notices.ts'

/** All that the views show. */
export function appStateOf(snapshot: Snapshot, profile: SiteProfile): AppState {
  const { shown: reading, schedule, records, unreadable } = snapshot
  const asksConsent = asksIn(snapshot)
  const accounts = watchedAccounts(snapshot)
  const account = accounts.find(({ id }) => id === reading?.account.id)
  const repair = repairToShow(records)
  const left = connectionViews(null, records, asksConsent)
  return {
    session: sessionView(snapshot.signIn),
    lastCheck:
      schedule.lastCheckAt === null
        ? null
        : {
            at: schedule.lastCheckAt,
            problem: schedule.problem && describeProblem(schedule.problem),
          },
    checking: snapshot.isChecking,
    // Nothing was read: what a repair has left open is known all the same.
    connections: account?.connections ?? [...unreadableViews(unreadable, left), ...left],
    account: reading?.account.id ?? null,
    accounts: accountViews(accounts, reading),
    history: connectionHistories(reading, records),
    repair:
      repair &&
      repairView(repair, asksConsent(repair), snapshot.leftAsking.has(repair.id), profile),
    queue: snapshot.queue,
    notices: noticesOf(snapshot),
    settings: snapshot.settings,
    siteOrigin: profile.origin,
    supportUrl: profile.origin + profile.supportPath,
  }
}

function noticesOf(snapshot: Snapshot): ProblemView[] {
  const { storageFault, deletion, shown, alertsFault } = snapshot
  const notices: ProblemView[] = []
  if (storageFault)
    notices.push(describeProblem({ kind: storageFault.kind, detail: storageFault.message }))
  notices.push(...unreadableNotices(snapshot.unreadable))
  if (deletion) notices.push(deletionNotice(deletion))
  if (snapshot.areSettingsLost) notices.push(settingsLost)
  if (!snapshot.hasSiteAccess) notices.push(describeProblem({ kind: 'site-access' }))
  if (shown && shown.rejected.length > 0) notices.push(partlyUnreadable)
  if (alertsFault) notices.push(alertsNotice(alertsFault))
  return notices
}

function sessionView(signIn: SignIn): SessionView {
  switch (signIn.kind) {
    case 'not-needed':
    case 'signing-in':
      return { kind: signIn.kind }
    case 'signed-in':
      return signIn
    default:
      return { kind: 'signed-out', sentence: whySignIn[signIn.kind] }
  }
}

const whySignIn = {
  never: 'Sign in so that Reconnect can see whether your connections work.',
  ended: 'Your sign-in has ended. Sign in again so that Reconnect can watch your connections.',
  lost: 'Your sign-in was kept in a way that can’t be read. Sign in again.',
  unreadable: 'Whether you are signed in can’t be told while the browser keeps no data.',
}

const settingsLost: ProblemView = {
  kind: 'settings-lost',
  sentence: 'Your settings can’t be read, so Reconnect’s own hold: notifications at any hour.',
  whatToDo: 'Set them anew in Reconnect’s settings.',
}

const partlyUnreadable: ProblemView = {
  kind: 'malformed',
  sentence: 'FitTrend’s answer holds a connection that can’t be understood; it is not shown.',
  whatToDo: 'The others are as shown. If it stays like this, tell FitTrend’s support.',
}

function alertsNotice(fault: AlertsFault): ProblemView {
  if (fault.kind === 'refused')
    return {
      kind: 'alerts',
      sentence: 'The browser doesn’t show Reconnect’s notifications.',
      whatToDo: 'Allow notifications for this browser in your system’s settings.',
    }
  return {
    kind: 'internal',
    sentence: `Something went wrong in Reconnect itself, so it may not tell you what needs you (${fault.detail}).`,
    whatToDo: 'Restart the browser. If it stays like this, tell FitTrend’s support.',
  }
}

/** The repair at work, else the latest whose result the user hasn't closed. */
function repairToShow(records: RepairRecord[]): RepairRecord | null {
  return records.find(isActive) ?? records.find(({ seen }) => !seen) ?? null
}
