import type { CheckReason } from '../monitor/source.ts'
import type { Parts } from './parts.ts'

type Needs = Pick<
  Parts,
  'sessions' | 'monitor' | 'runner' | 'presence' | 'usesPage' | 'hasSiteAccess' | 'now'
> & { refresh: () => Promise<void> }

/** Reads connections, and lets what hangs on them go on. */
export class Checker {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /**
   * Reads if it is time to, and lets open repairs see the reading.
   * @param onPage at a visit, the account whose Connect page was loaded; null: it is another page
   */
  async check(reason: CheckReason, onPage: string | null = null): Promise<void> {
    const { sessions, monitor, runner, presence, usesPage, refresh } = this.#needs
    const begunAt = this.#needs.now()
    // Where nothing can be read, nobody counts as signed in; the views say why (`Store.fault`).
    const session = await sessions.current().catch(() => null)
    // Who is signed in learns from each check whether the API is still there.
    const mustLook = !session || (await usesPage())
    if (mustLook && (await this.#needs.hasSiteAccess())) await presence?.look()
    if (!session && !(await usesPage())) return await refresh()
    const readsPage = onPage !== null && (await usesPage())
    // Other pages of FitTrend than that have nothing to read.
    if (reason === 'visit' && onPage === null && (await usesPage())) return
    const checking = readsPage ? monitor.visited(onPage) : monitor.checkAll(reason)
    void refresh()
    const checked = await checking
    if (!checked.ok && checked.problem.kind === 'site-signed-out') await runner.doubtPages(onPage)
    await refresh()
    if (!checked.ok) return
    for (const reading of await monitor.readings()) {
      // Of an account that couldn't be read now, what is kept may be from before a repair's latest act.
      if (reading.readAt < begunAt) continue
      await runner.observe(reading).catch(() => 'the next reading is observed again')
    }
  }
}
