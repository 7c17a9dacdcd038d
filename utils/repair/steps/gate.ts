import type { FitTrendApi } from '../../api/client.ts'
import type { Connection } from '../../api/schema.ts'
import { assess } from '../../connections/assess.ts'
import type { Reading } from '../../connections/reading.ts'
import type { StateId } from '../../connections/states.ts'
import { failure, type Result, success } from '../../problems.ts'
import { readAccount } from '../read-account.ts'
import type { RepairEvent } from '../record/events.ts'
import type { RepairProblem } from '../record/problem.ts'
import type { Before, RecordIn, RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'
import { isOtherAccount } from '../verification.ts'

/** What the gate lets through: the connection as it was, and what of the reset the user has done by hand already. */
export interface Passed {
  before: Before
  begunByHand: 'no' | 'disabled' | 'removed'
}

/** Reads the account anew, and lets the repair through the gate or ends it. */
export async function passGate(parts: RunnerParts, record: RecordIn<'gate'>): Promise<void> {
  const passed = await gateNow(parts, record)
  const event: RepairEvent = passed.ok
    ? { kind: 'gate-passed', ...passed.value }
    : { kind: 'ended', problem: passed.problem }
  await parts.journal.record(record.id, event)
}

/** The gate by a new reading of the account. */
export async function gateNow(
  parts: RunnerParts,
  record: RepairRecord,
): Promise<Result<Passed, RepairProblem>> {
  const reading = await readAccount(parts, record)
  if (!reading.ok) return reading
  const { api, mayRepair } = parts
  const { account } = record
  return await gate(api.as(account), reading.value, record, await mayRepair(account))
}

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
  record: Pick<RepairRecord, 'service' | 'force' | 'before' | 'lastSeen'>,
  mayRepair: boolean,
): Promise<Result<Passed, RepairProblem>> {
  const now = asFound(reading, record)
  if (!now.ok) return now
  const { connection, begunByHand } = now.value
  // What the user, or an earlier try, has begun on a broken connection is finished.
  const isBegun =
    begunByHand !== 'no' || (record.before !== null && connection?.status === 'disabled')
  const isLet = isBegun || isWrongOne(record, reading)
  const refusal = !connection || isLet ? null : refusalOf(connection, reading)
  if (refusal) return failure(refusal)
  const passed = (newestRunAt: string | null): Result<Passed, RepairProblem> => {
    const before =
      begunByHand !== 'no' && record.lastSeen
        ? { ...record.lastSeen, newestRunAt }
        : connection && snapshot(connection, reading.serverTime, newestRunAt)
    if (!before) return failure({ kind: 'unknown-service' })
    return success({ before: owed(record.before, before), begunByHand })
  }
  // Without the API the page itself has to offer Enable Service before Remove (page.ts).
  if (reading.source === 'page') return passed(null)
  if (!mayRepair) return failure({ kind: 'api', problem: { kind: 'forbidden' } })
  const offered = await offeredNow(api, record.service.id)
  if (offered) return failure(offered)
  const newestRunAt = await newestRun(api, record.service.id)
  if (!newestRunAt.ok) return failure({ kind: 'api', problem: newestRunAt.problem })
  return passed(newestRunAt.value)
}

/** Connected with another account of the service than before, as far as is known: reset though it works. */
export function isWrongOne(
  { force, service, before }: Pick<RepairRecord, 'force' | 'service' | 'before'>,
  { connections }: Reading,
): boolean {
  const now = connections.find((it) => it.service.id === service.id)?.externalAccount ?? null
  return force && (now === null || now !== before?.externalAccount)
}

/**
 * What this repair has to bring back: the settings as an earlier one has noted them, on what FitTrend has now. Runs
 * that ended before this gate prove nothing. What came meanwhile from another account of the service isn't the
 * user's: then the last day and the records of before count, too.
 */
function owed(earlier: Before | null, now: Before): Before {
  if (!earlier) return now
  const isForeign = isOtherAccount(earlier, now)
  const { serverTime, newestRunAt } = now
  return {
    ...(isForeign ? { ...earlier, serverTime } : now),
    settings: earlier.settings,
    externalAccount: earlier.externalAccount ?? now.externalAccount,
    newestRunAt: newestRunAt ?? earlier.newestRunAt,
    lastSucceededAt: now.lastSucceededAt ?? earlier.lastSucceededAt,
  }
}

/** The connection as it is listed, and what of the reset the user has done since it was seen broken. */
function asFound(
  reading: Reading,
  { service, lastSeen }: Pick<RepairRecord, 'service' | 'lastSeen'>,
): Result<{ connection: Connection | null; begunByHand: Passed['begunByHand'] }, RepairProblem> {
  const connection = reading.connections.find((it) => it.service.id === service.id) ?? null
  if (!connection && reading.source === 'page' && reading.rejected.includes(service.id)) {
    return failure({ kind: 'api', problem: { kind: 'page-unreadable' } })
  }
  // Only FitTrend itself says for certain that it is gone.
  const isGone = !connection && reading.source === 'api' && reading.rejected.length === 0
  if (!connection && !(isGone && lastSeen)) return failure({ kind: 'unknown-service' })
  if (!lastSeen) return success({ connection, begunByHand: 'no' })
  const isOff = connection?.status === 'disabled'
  return success({ connection, begunByHand: isOff ? 'disabled' : connection ? 'no' : 'removed' })
}

async function offeredNow(api: FitTrendApi, serviceId: string): Promise<RepairProblem | null> {
  const offers = await api.services()
  if (!offers.ok) return { kind: 'api', problem: offers.problem }
  const offer = offers.value.find(({ service }) => service.id === serviceId)
  if (!offer) return { kind: 'service-not-offered' }
  if (offer.status === 'retired') return { kind: 'service-retired' }
  return offer.status === 'unavailable' ? { kind: 'service-down' } : null
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
  const { verdict, mayReset } = assess(connection, reading)
  return mayReset ? null : (refusals[verdict.state] ?? { kind: 'nothing-to-repair' })
}

/** The connection as it is now: what verification compares with. */
export function snapshot(
  connection: Connection,
  serverTime: number,
  newestRunAt: string | null,
): Before {
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
