import type { Session } from '../identity/sessions.ts'
import { signIn } from '../identity/sign-in.ts'
import { signOut } from '../identity/sign-out.ts'
import type { CommandAnswer } from '../messages.ts'
import type { App } from './app.ts'
import { refuse } from './refuse.ts'
import { leftAccounts } from './watched-accounts.ts'

const done: CommandAnswer = { ok: true }

const sameAccount: CommandAnswer = {
  ok: false,
  sentence: 'This is the FitTrend account that was signed in already.',
  whatToDo: 'Sign out on FitTrend’s site first, then add the other account here.',
}

/**
 * Signs in to FitTrend; a second sign-in of one account takes the place of the first.
 * @param another whether one more account is wanted: FitTrend then asks who signs in
 */
export async function signInToFitTrend(app: App, another: boolean): Promise<CommandAnswer> {
  const { identity, profile, sessions, monitor, now, hasSiteAccess } = app.parts
  if (!identity) return refuse({ kind: 'no-identity' })
  if (!(await hasSiteAccess())) return refuse({ kind: 'site-access' })
  if (app.signingIn) return done
  app.signingIn = true
  void app.refresh()
  let session: Session
  try {
    const signedIn = await signIn(profile.origin, identity, sessions, now, another)
    if (!signedIn.ok) return refuse(signedIn.problem)
    session = signedIn.value
    await monitor.reset()
  } finally {
    app.signingIn = false
  }
  await app.check('user')
  const wasThere = await dropOlder(app, session.id)
  void app.parts.runner.resumeAll()
  return another && wasThere ? sameAccount : done
}

/** Whether the account had signed in before; that sign-in isn't needed any more. */
async function dropOlder({ parts }: App, newest: string): Promise<boolean> {
  const { sessions, profile } = parts
  const account = (await sessions.load(newest))?.account
  const older = (await sessions.all()).filter(
    (it) => it.id !== newest && account && it.account?.id === account.id,
  )
  for (const { id } of older) await signOut(profile.origin, sessions, id)
  return older.length > 0
}

/**
 * Signs one account out (by default the one that is shown); what it was alerted of is over, but for what
 * we have left removed there.
 */
export async function signOutOf(app: App, account?: string): Promise<void> {
  const { sessions, profile, monitor, alerts, journal } = app.parts
  const session = await (account === undefined ? sessions.current() : sessions.of(account))
  if (!session) return
  await signOut(profile.origin, sessions, session.id)
  await monitor.forget(session.id)
  if (session.account) {
    const { id } = session.account
    const repairs = { records: await journal.all(), unreadable: await journal.unreadable() }
    const left = (await leftAccounts(app.parts, repairs, [])).find((it) => it.id === id)
    await alerts.forget(id, left?.connections)
  }
  await monitor.reset()
}

/** Shows another account that is signed in. */
export async function showAccount(app: App, account: string): Promise<void> {
  const { sessions, now } = app.parts
  const session = await sessions.of(account)
  if (session) await sessions.save({ ...session, shownAt: now() })
}
