import { setTimeout as pause } from 'node:timers/promises'
import type { Driver } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import type { KillPoint, WatchedWrite } from './kill-point.ts'

type Hold = NonNullable<KillPoint['at']>

/**
 * Lets the background that is alive now come to rest at a write: before it, without the write, or after it
 * is on disk, without the code that awaits it. All else in that background goes on, as in one that the browser
 * is about to end.
 */
export async function holdAt(driver: Driver, hold: Hold): Promise<void> {
  await waitUntil('a background to hold', async () => {
    await driver.evaluateInBackground(installHold, hold.write, hold.moment)
    return true
  })
}

/** Asked again and again rather than awaited: a promise that is awaited from outside may be collected. */
export function isHeld(driver: Driver): Promise<boolean> {
  const asked = driver
    .evaluateInBackground((background) => (background as HoldScope).isHeld === true)
    .catch(() => false)
  // A background that has just died never answers.
  return Promise.race([asked, pause(1_000, false)])
}

/** The global scope of both kinds of background; what Firefox runs for us has a `globalThis` of its own. */
interface HoldScope {
  isHeld?: boolean
}

/** What tells one write into the journal from another. */
interface Written {
  id: string
  phase: string
  acted: string[]
  consentState: string | null
  lookedAt: number | null
  settingsRestored: string
}

/** Runs in the background: replaces the two methods by which all is written. */
function installHold(background: object, write: WatchedWrite, moment: 'before' | 'after'): void {
  const scope = background as HoldScope
  const last = new Map<string, Written>()
  let isFound = false

  const matches = (store: string, method: 'add' | 'put', value: unknown): boolean => {
    if (store === 'sessions') return write.kind === 'session'
    if (store !== 'repairs') return false
    const now = value as Written
    const before = last.get(now.id)
    last.set(now.id, now)
    if (write.kind === 'begin') return method === 'add'
    if (!before) return false
    switch (write.kind) {
      case 'intent':
        if (write.phase === 'enable') {
          return now.phase === 'enable' && now.consentState !== before.consentState
        }
        return (
          now.phase === write.phase &&
          now.acted.includes(write.phase) &&
          !before.acted.includes(write.phase)
        )
      case 'outcome':
        return before.phase === write.phase && now.phase !== write.phase
      case 'first-look':
        return before.lookedAt === null && now.lookedAt !== null
      case 'settings':
        return before.settingsRestored === 'unknown' && now.settingsRestored === 'yes'
      default:
        return false
    }
  }

  for (const method of ['add', 'put'] as const) {
    const original = IDBObjectStore.prototype[method]
    // idb gives on what isn't a request of IndexedDB, so its caller waits for this for ever.
    const never = new Promise(() => {}) as unknown as IDBRequest<IDBValidKey>
    IDBObjectStore.prototype[method] = function (value: unknown, key?: IDBValidKey) {
      const isIt = !isFound && matches(this.name, method, value)
      isFound ||= isIt
      if (isIt && moment === 'before') {
        scope.isHeld = true
        return never
      }
      const request = original.call(this, value, key)
      if (!isIt) return request
      this.transaction.addEventListener('complete', () => {
        scope.isHeld = true
      })
      return never
    }
  }
}
