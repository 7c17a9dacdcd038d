import type { Session } from '../identity/sessions.ts'
import { signIn } from '../identity/sign-in.ts'
import { signOut } from '../identity/sign-out.ts'
import { isPageAccount } from '../monitor/page-account.ts'
import type { CommandAnswer } from '../protocol/commands.ts'
import { saveShownOnPage } from '../settings/settings.ts'
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
 * Signs one account out, as the user wishes, and forgets it. A sign-in that ends by itself forgets nothing.
 * @param account its id, or that of a sign-in of which nobody knows yet whose it is
 */
export async function signOutOf(app: App, account: string): Promise<void> {
  const { sessions, profile, monitor } = app.parts
  const isTheirs = (it: Session) => it.account?.id === account || it.id === account
  const theirs = (await sessions.all()).filter(isTheirs)
  for (const { id } of theirs) {
    await signOut(profile.origin, sessions, id)
    await monitor.forget(id, account)
  }
  if (theirs.length === 0) return
  await forget(app, account)
  await monitor.reset()
}

/** Forgets what was learnt of an account. Of what was left removed there by us, the user goes on being told, and the repair can be finished. */
export async function forget(app: App, account: string): Promise<void> {
  const { history, journal, alerts } = app.parts
  await history.forget(account)
  await journal.forgetEnded(account)
  const repairs = { records: await journal.all(), unreadable: await journal.unreadable() }
  const left = (await leftAccounts(app.parts, repairs, [])).find(({ id }) => id === account)
  await alerts.forget(account, left?.connections)
}

/** A repair that has outlived the sign-out of its account goes once it is over, too. */
export async function forgetIfSignedOut({ parts }: App, account: string): Promise<void> {
  const { monitor, journal } = parts
  const isKept = (await monitor.isWatched(account)) || (await monitor.reading(account)) !== null
  if (!isKept) await journal.forgetEnded(account)
}

/** Shows another account that is watched; of one that isn't, nothing is remembered. */
export async function showAccount(app: App, account: string): Promise<void> {
  const { sessions, monitor, store, now } = app.parts
  if (isPageAccount(account)) {
    if (await monitor.isWatched(account)) await saveShownOnPage(store, account)
    return
  }
  const session = await sessions.of(account)
  if (session) await sessions.update(session.id, (it) => ({ ...it, shownAt: now() }))
}
