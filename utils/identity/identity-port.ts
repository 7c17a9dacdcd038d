/** The browser's window for signing in and giving consent; behind a port, for tests and for Android. */
export interface IdentityPort {
  /** Where the window's last redirect has to go (`identity.getRedirectURL("fittrend")`). */
  readonly redirectUri: string
  /** Shows a URL until it redirects to `redirectUri`; gives that full URL. Rejects when closed, or with one of the errors below. */
  launch(url: string): Promise<string>
}

/** Another window of this kind is open: browsers allow one at a time. */
export class FlowBusyError extends Error {
  override name = 'FlowBusyError'
}

/** The page that was to be shown couldn't be loaded: not the user's doing. Firefox doesn't tell it from a closed window. */
export class UnreachableError extends Error {
  override name = 'UnreachableError'
}

/** What may hold a lock for one piece of work at a time across all windows (Web Locks). */
export interface LockPort {
  /** Waits for the lock, runs the work, gives its result. */
  exclusive<T>(name: string, work: () => Promise<T>): Promise<T>
}
