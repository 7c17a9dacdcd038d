import type { ConnectionsAnswer } from '../api/client.ts'
import type { Connection, Service } from '../api/schema.ts'
import { shownOnPage } from '../connections/diagnose-error.ts'
import type { PageView } from '../page/page-step.ts'
import { failure, type Result, success } from '../problems.ts'
import { containerOfAccount, pageAccount, pageAccountIn } from './page-account.ts'
import type { CheckReason, ConnectionSource } from './source.ts'

/** What the page shows of one service. */
export interface Look {
  service: Service
  view: PageView
}

/**
 * `as-visited`: the page that the user has just loaded, as it is. `afresh`: a page loaded for it in an
 * inactive tab, in which the entries of some services (ids) are unfolded.
 */
export type HowToLook = { kind: 'as-visited' } | { kind: 'afresh'; unfolds: ReadonlySet<string> }

/** Looks at the Connect page. */
export interface PageReader {
  /**
   * Null where there is no such page. A page loaded earlier is never read: it may be out of date. Nor is one of
   * another container (null: the default store); `gone`: that container was deleted.
   */
  look(
    services: Service[],
    how: HowToLook,
    container: string | null,
  ): Promise<Look[] | null | 'gone'>
}

export interface PageSourceParts {
  reader: PageReader
  services: Service[]
  now: () => number
  /** Whether the user lets the alarm, too, open a tab. */
  opensOnSchedule: () => Promise<boolean>
  /** Ids of the services of an account whose repair isn't finished. */
  inRepair: (account: string) => Promise<ReadonlySet<string>>
}

/** Health from FitTrend's Connect page, in the shape of the API: one account per container of the browser. */
export function pageSource(parts: PageSourceParts): ConnectionSource {
  const { reader, services, now, opensOnSchedule } = parts
  return {
    async read(_etag, reason, who): Promise<Result<ConnectionsAnswer>> {
      const container = containerOfAccount(who ?? pageAccount.id)
      const account = pageAccountIn(container)
      const inRepair = await parts.inRepair(account.id)
      const afresh = await mayOpen(reason, opensOnSchedule)
      const how = afresh ? { kind: 'afresh' as const, unfolds: inRepair } : asVisited
      const looks = await reader.look(services, how, container)
      if (looks === 'gone') return failure({ kind: 'container-gone' })
      if (looks === null) return failure({ kind: 'page-not-open' })
      if (looks.some(({ view }) => view.kind === 'signed-out'))
        return failure({ kind: 'site-signed-out' })
      if (looks.every(({ view }) => view.kind !== 'connect'))
        return failure({ kind: 'page-unreadable' })
      const isVague = ({ service, view }: Look) => inRepair.has(service.id) && leavesOpen(view)
      const items = looks.flatMap((look) =>
        isVague(look) ? [] : (connectionOf(look.service, look.view, now()) ?? []),
      )
      return success({
        kind: 'read',
        source: 'page',
        account,
        connections: { items, rejected: looks.filter(isVague).map(({ service }) => service.id) },
        etag: null,
        serverTime: now(),
        maxAgeMs: null,
      })
    },
  }
}

const asVisited: HowToLook = { kind: 'as-visited' }

/**
 * Whether an entry doesn't tell how its connection is: folded and without a word, one that is switched
 * off looks like one that works. Good enough to watch by, but no proof of a repair.
 */
function leavesOpen({ entry, can, health }: PageView): boolean {
  if (entry === 'ambiguous') return true
  if (health.kind !== 'listed') return false
  return entry !== 'expanded' || !(can.disable || can.remove)
}

/** The user's own wish or a repair may; the schedule may where the user has said so; a visit never. */
async function mayOpen(
  reason: CheckReason,
  opensOnSchedule: () => Promise<boolean>,
): Promise<boolean> {
  if (reason === 'user' || reason === 'repair') return true
  return reason === 'alarm' && (await opensOnSchedule().catch(() => false))
}

const statuses = {
  broken: 'error',
  down: 'error',
  retired: 'error',
  paused: 'paused',
  off: 'disabled',
  importing: 'connected',
  listed: 'connected',
} as const

/** Codes in the place of those that only the API tells. */
const codes: { [K in PageView['health']['kind']]?: string } = {
  broken: shownOnPage,
  down: 'service_unavailable',
  retired: 'service_retired',
}

/** A service's entry as a connection; null where the page doesn't list it. What no page tells is empty. */
function connectionOf(service: Service, view: PageView, now: number): Connection | null {
  const { kind, word } = view.health
  if (kind === 'not-listed') return null
  // Remove is there only after Disable.
  const isDisabled = view.entry === 'expanded' && !view.can.disable && view.can.remove
  const status = isDisabled ? 'disabled' : statuses[kind]
  const code = codes[kind]
  return {
    service,
    status,
    error:
      status === 'error' && code
        ? { code, since: new Date(now).toISOString(), ...(word ? { message: word } : {}) }
        : null,
    token: null,
    import: {
      lastSucceededAt: null,
      through: null,
      records: 0,
      pausedUntil: null,
      historyComplete: kind !== 'importing',
    },
    settings: {},
    externalAccount: null,
  }
}
