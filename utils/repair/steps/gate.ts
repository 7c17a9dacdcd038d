import type { FitTrendApi } from '../../api/client.ts'
import type { Connection } from '../../api/schema.ts'
import { allowsReset, isLoudLevel, type StateId } from '../../connections/states.ts'
import { judge } from '../../monitor/judge.ts'
import type { Reading } from '../../monitor/reading.ts'
import { failure, type Result, success } from '../../problems.ts'
import type { RepairProblem } from '../record/problem.ts'
import type { Before, RepairRecord } from '../record/schema.ts'

/**
 * The gate before the first click: may this connection be reset, and can everything after Remove be
 * done? Gives the connection as it is now, which the journal keeps before anything is changed.
 * (Signed in is proved by the reading; one repair at a time by the journal; the words on the page by
 * the engine, step by step, all before Remove.)
 * @param mayRepair whether the sign-in covers changes: reading alone doesn't, and consent comes after Remove
 */
export async function gate(
  api: FitTrendApi,
  reading: Reading,
  record: Pick<RepairRecord, 'service' | 'force' | 'before'>,
  mayRepair: boolean,
): Promise<Result<Before, RepairProblem>> {
  const serviceId = record.service.id
  const connection = reading.connections.find(({ service }) => service.id === serviceId)
  if (!connection && reading.source === 'page' && reading.rejected.includes(serviceId)) {
    return failure({ kind: 'api', problem: { kind: 'page-unreadable' } })
  }
  if (!connection) return failure({ kind: 'unknown-service' })
  // What an earlier try has switched off isn't the user's own wish.
  const isBegun = record.before !== null && connection.status === 'disabled'
  const refusal = record.force || isBegun ? null : refusalOf(connection, reading)
  if (refusal) return failure(refusal)
  // Without the API the page itself has to offer Enable Service before Remove (page-steps.ts).
  if (reading.source === 'page') return success(snapshot(connection, reading.serverTime, null))
  if (!mayRepair) return failure({ kind: 'api', problem: { kind: 'forbidden' } })
  const offers = await api.services()
  if (!offers.ok) return failure({ kind: 'api', problem: offers.problem })
  const offer = offers.value.find(({ service }) => service.id === serviceId)
  if (!offer) return failure({ kind: 'service-not-offered' })
  if (offer.status === 'retired') return failure({ kind: 'service-retired' })
  if (offer.status === 'unavailable') return failure({ kind: 'service-down' })
  const newestRunAt = await newestRun(api, serviceId)
  if (!newestRunAt.ok) return failure({ kind: 'api', problem: newestRunAt.problem })
  return success(snapshot(connection, reading.serverTime, newestRunAt.value))
}

/** What comes after this run is new: dated and compared by the server's clock alone. */
async function newestRun(api: FitTrendApi, serviceId: string): Promise<Result<string | null>> {
  const runs = await api.imports(serviceId, null)
  if (!runs.ok) {
    const hasNone = runs.problem.kind === 'refused' && runs.problem.status === 404
    return hasNone ? success(null) : runs
  }
  const newest = Math.max(...runs.value.map(({ startedAt }) => Date.parse(startedAt)))
  return success(Number.isFinite(newest) ? new Date(newest).toISOString() : null)
}

const refusals: { [K in StateId]?: RepairProblem } = {
  unknown: { kind: 'not-confirmed' },
  disabled: { kind: 'switched-off' },
  paused: { kind: 'import-paused' },
  'service-down': { kind: 'service-down' },
  'service-retired': { kind: 'service-retired' },
}

function refusalOf(connection: Connection, reading: Reading): RepairProblem | null {
  const { state, alert } = judge(connection, reading)
  // Another account shares it, but data still flows here.
  if (state === 'shared-account' && !isLoudLevel(alert)) return { kind: 'nothing-to-repair' }
  if (allowsReset(state)) return null
  return refusals[state] ?? { kind: 'nothing-to-repair' }
}

function snapshot(connection: Connection, serverTime: number, newestRunAt: string | null): Before {
  return {
    serverTime,
    through: connection.import.through,
    records: connection.import.records,
    settings: connection.settings,
    externalAccount: connection.externalAccount,
    lastSucceededAt: connection.import.lastSucceededAt,
    newestRunAt,
    tokenRefreshedAt: connection.token?.refreshedAt ?? null,
  }
}
