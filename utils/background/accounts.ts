import type { Session } from '../identity/sessions.ts'
import { signIn } from '../identity/sign-in.ts'
import { signOut } from '../identity/sign-out.ts'
import { isPageAccount } from '../monitor/page-account.ts'
import type { CommandAnswer } from '../protocol/commands.ts'
import { saveShownOnPage } from '../settings/settings.ts'
import { leftAccounts } from '../view-state/accounts.ts'
import type { Snapshot } from '../view-state/snapshot.ts'
import { refuse, refuseAs } from './commands/table.ts'
import type { Parts } from './parts.ts'

interface Needs
  extends Pick<
    Parts,
    | 'identity'
    | 'profile'
    | 'sessions'
    | 'monitor'
    | 'runner'
    | 'history'
    | 'journal'
    | 'alerts'
    | 'store'
    | 'hasSiteAccess'
    | 'now'
  > {
  /** Whether a sign-in is under way, which the views show. */
  signingIn: { isSigningIn: boolean; refresh: () => Promise<void> }
  check: (reason: 'user') => Promise<void>
  snapshot: () => Promise<Snapshot>
}

/** The FitTrend accounts of the user: signing in and out, which one is shown, and what is forgotten. */
export class Accounts {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /**
   * Signs in to FitTrend; a second sign-in of one account takes the place of the first.
   * @param another whether one more account is wanted: FitTrend then asks who signs in
   */
  async signIn(another: boolean): Promise<CommandAnswer | undefined> {
    const { identity, profile, sessions, monitor, runner, now, signingIn } = this.#needs
    if (!identity) return refuse({ kind: 'no-identity' })
    if (!(await this.#needs.hasSiteAccess())) return refuse({ kind: 'site-access' })
    if (signingIn.isSigningIn) return undefined
    signingIn.isSigningIn = true
    void signingIn.refresh()
    let session: Session
    try {
      const signedIn = await signIn(profile.origin, identity, sessions, now, another)
      if (!signedIn.ok) return refuse(signedIn.problem)
      session = signedIn.value
      await monitor.reset()
    } finally {
      signingIn.isSigningIn = false
    }
    await this.#needs.check('user')
    const wasThere = await this.#dropOlder(session.id)
    void runner.resumeAll()
    return another && wasThere ? refuseAs('same_account') : undefined
  }

  /** Whether the account had signed in before; that sign-in isn't needed any more. */
  async #dropOlder(newest: string): Promise<boolean> {
    const { sessions, profile } = this.#needs
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
  async signOut(account: string): Promise<void> {
    const { sessions, profile, monitor } = this.#needs
    const isTheirs = (it: Session) => it.account?.id === account || it.id === account
    const theirs = (await sessions.all()).filter(isTheirs)
    for (const { id } of theirs) {
      await signOut(profile.origin, sessions, id)
      await monitor.forget(id, account)
    }
    if (theirs.length === 0) return
    await this.forget(account)
    await monitor.reset()
  }

  /**
   * Forgets what was learnt of an account. Of what was left removed there by us, the user goes on being told, and the
   * repair can be finished.
   */
  async forget(account: string): Promise<void> {
    const { history, journal, alerts, snapshot } = this.#needs
    await history.forget(account)
    await journal.forgetEnded(account)
    const nobodyRead = { ...(await snapshot()), readings: [] }
    const left = leftAccounts(nobodyRead).find(({ id }) => id === account)
    await alerts.forget(account, left?.connections)
  }

  /** A repair that has outlived the sign-out of its account goes once it is over, too. */
  async forgetIfSignedOut(account: string): Promise<void> {
    const { monitor, journal } = this.#needs
    const isKept = (await monitor.isWatched(account)) || (await monitor.reading(account)) !== null
    if (!isKept) await journal.forgetEnded(account)
  }

  /** Shows another account that is watched; of one that isn't, nothing is remembered. */
  async show(account: string): Promise<void> {
    const { sessions, monitor, store, now } = this.#needs
    if (isPageAccount(account)) {
      if (await monitor.isWatched(account)) await saveShownOnPage(store, account)
      return
    }
    const session = await sessions.of(account)
    if (session) await sessions.update(session.id, (it) => ({ ...it, shownAt: now() }))
  }
}
