import type { ConnectionsAnswer } from '../api/client.ts'
import type { Connection, Service } from '../api/schema.ts'
import { shownOnPage } from '../connections/diagnose-error.ts'
import type { PageView } from '../page/page-step.ts'
import { failure, type Result, success } from '../problems.ts'
import type { CheckReason, ConnectionSource } from './source.ts'

/** Without the API nobody tells which FitTrend account it is: the one that the browser is signed in to. */
export const pageAccount = { id: 'page', name: 'FitTrend' }

/** Looks at the Connect page. */
export interface PageReader {
  /**
   * What the page shows of each service: of a Connect page that is open, or, only where that is
   * allowed, of one that is opened for it in an inactive tab. Null: neither.
   */
  look(
    services: Service[],
    mayOpen: boolean,
  ): Promise<{ service: Service; view: PageView }[] | null>
}

/**
 * Health from FitTrend's Connect page, in the shape of the API.
 * @param opensOnSchedule whether the user lets the alarm, too, open a tab
 */
export function pageSource(
  reader: PageReader,
  services: Service[],
  now: () => number,
  opensOnSchedule: () => Promise<boolean>,
): ConnectionSource {
  return {
    async read(_etag, reason): Promise<Result<ConnectionsAnswer>> {
      const looks = await reader.look(services, await mayOpen(reason, opensOnSchedule))
      if (looks === null) return failure({ kind: 'page-not-open' })
      if (looks.some(({ view }) => view.kind === 'signed-out'))
        return failure({ kind: 'site-signed-out' })
      if (looks.every(({ view }) => view.kind !== 'connect'))
        return failure({ kind: 'page-unreadable' })
      const items = looks.flatMap(({ service, view }) => connectionOf(service, view, now()) ?? [])
      return success({
        kind: 'read',
        source: 'page',
        account: pageAccount,
        connections: { items, rejected: [] },
        etag: null,
        serverTime: now(),
        maxAgeMs: null,
      })
    },
  }
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
