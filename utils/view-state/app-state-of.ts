import { describeProblem, type ProblemView } from '../problems.ts'
import type { AppState, ConnectionView, SessionView } from '../protocol/app-state.ts'
import { isActive, type RepairRecord } from '../repair/record/schema.ts'
import type { SiteProfile } from '../site/profile.ts'
import { say } from '../words/message.ts'
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
    connections: (account?.connections ?? [...unreadableViews(unreadable, left), ...left]).map(
      (it) => (snapshot.storageFault ? withoutRepair(it) : it),
    ),
    lastReadAt: reading?.readAt ?? null,
    account: reading?.account.id ?? null,
    accounts: accountViews(accounts, reading),
    history: connectionHistories(reading, records),
    repair: repair && repairView(repair, asksConsent(repair), snapshot.leftAsking.has(repair.id)),
    queue: snapshot.queue,
    notices: noticesOf(snapshot),
    settings: snapshot.settings,
    siteOrigin: profile.origin,
    supportUrl: profile.origin + profile.supportPath,
  }
}

/** Nothing is begun that couldn't be written down. */
function withoutRepair(connection: ConnectionView): ConnectionView {
  return { ...connection, canRepair: false, explainFirst: false }
}

function noticesOf(snapshot: Snapshot): ProblemView[] {
  const { storageFault, deletion, shown, alertsFault } = snapshot
  const notices: ProblemView[] = []
  if (storageFault)
    notices.push(describeProblem({ kind: storageFault.kind, detail: storageFault.message }))
  notices.push(...unreadableNotices(snapshot.unreadable))
  if (deletion) notices.push(deletionNotice(deletion))
  if (snapshot.areSettingsLost) notices.push(settingsLost())
  if (!snapshot.hasSiteAccess) notices.push(describeProblem({ kind: 'site-access' }))
  if (shown && shown.rejected.length > 0) notices.push(partlyUnreadable())
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
      return { kind: 'signed-out', sentence: say(`session_${signIn.kind}`) }
  }
}

function settingsLost(): ProblemView {
  return {
    kind: 'settings-lost',
    sentence: say('notice_settings_lost'),
    whatToDo: say('notice_settings_lost_do'),
  }
}

function partlyUnreadable(): ProblemView {
  return {
    kind: 'malformed',
    sentence: say('notice_malformed'),
    whatToDo: say('notice_malformed_do'),
  }
}

function alertsNotice(fault: AlertsFault): ProblemView {
  if (fault.kind === 'refused')
    return { kind: 'alerts', sentence: say('notice_alerts'), whatToDo: say('notice_alerts_do') }
  return {
    kind: 'internal',
    sentence: say('notice_internal', { detail: fault.detail }),
    whatToDo: say('notice_internal_do'),
  }
}

/** The repair at work, else the latest whose result the user hasn't closed. */
function repairToShow(records: RepairRecord[]): RepairRecord | null {
  return records.find(isActive) ?? records.find(({ seen }) => !seen) ?? null
}
