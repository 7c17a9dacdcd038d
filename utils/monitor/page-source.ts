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
   * What the page shows of each service. Only the user's own wish or a repair may open a tab for it;
   * otherwise a Connect page that is open already is read, or nothing (null).
   */
  look(
    services: Service[],
    mayOpen: boolean,
  ): Promise<{ service: Service; view: PageView }[] | null>
}

/** Health from FitTrend's Connect page, in the shape of the API. */
export function pageSource(
  reader: PageReader,
  services: Service[],
  now: () => number,
): ConnectionSource {
  return {
    async read(_etag, reason): Promise<Result<ConnectionsAnswer>> {
      const looks = await reader.look(services, mayOpen(reason))
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

function mayOpen(reason: CheckReason): boolean {
  return reason === 'user' || reason === 'repair'
}

/** A service's entry as a connection; null where the page doesn't list it. What no page tells is empty. */
function connectionOf(service: Service, view: PageView, now: number): Connection | null {
  if (view.health.kind === 'not-listed') return null
  const isDisabled = view.entry === 'expanded' && !view.can.disable && view.can.remove
  const { kind, word } = view.health
  return {
    service,
    status: isDisabled
      ? 'disabled'
      : kind === 'broken'
        ? 'error'
        : kind === 'paused'
          ? 'paused'
          : 'connected',
    error:
      kind === 'broken' && !isDisabled
        ? {
            code: shownOnPage,
            since: new Date(now).toISOString(),
            ...(word ? { message: word } : {}),
          }
        : null,
    token: null,
    import: {
      lastSucceededAt: null,
      through: null,
      records: 0,
      pausedUntil: null,
      historyComplete: true,
    },
    settings: {},
    externalAccount: null,
  }
}
