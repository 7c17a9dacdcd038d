import type { Known } from '../connections/known.ts'
import type { Receipt, RepairRecord } from './record/schema.ts'

/** When repairs of one connection were proved last, and when one has shown that data came (FitTrend's clock). */
interface Proof {
  repairedAt: number | null
  dataAt: number | null
}

/**
 * What is known of a connection, with what its receipts prove: the reading from before a receipt was written doesn't
 * know of it, and a proved repair is proof of data.
 */
export function withProof(
  known: Known,
  repairs: RepairRecord[],
  account: string,
  service: string,
): Known {
  const proof = proofOf(repairs, account, service)
  const lastDataAt = later(known.lastDataAt, proof.dataAt)
  const repairedAt = later(known.repairedAt, proof.repairedAt)
  const isNews = lastDataAt !== known.lastDataAt || repairedAt !== known.repairedAt
  return isNews ? { ...known, lastDataAt, repairedAt, downMs: 0 } : known
}

export function proofOf(repairs: RepairRecord[], account: string, service: string): Proof {
  const proof: Proof = { repairedAt: null, dataAt: null }
  for (const record of theirs(repairs, account, service)) {
    const at = provedAt(record)
    if (at === null) continue
    proof.repairedAt = later(proof.repairedAt, at)
    if (record.receipt && showsData(record.receipt)) proof.dataAt = later(proof.dataAt, at)
  }
  return proof
}

/**
 * By FitTrend's clock. `before` may be that of an earlier try, days ago: it isn't earlier than the first look after
 * the consent.
 */
function provedAt({ receipt, before, startedAt, lookedAt }: RepairRecord): number | null {
  if (!receipt || !before) return null
  return Math.max(before.serverTime + (receipt.finishedAt - startedAt), lookedAt ?? 0)
}

/** Records that the latest repair noted before its first click; null: there was none. */
export function recordsBeforeRepair(
  repairs: RepairRecord[],
  account: string,
  service: string,
): number | null {
  const [last] = theirs(repairs, account, service).sort((a, b) => b.startedAt - a.startedAt)
  return last?.before?.records ?? null
}

/** When a repair last touched the connection, proved or not (FitTrend's clock); null: none has. */
export function lastReset(
  repairs: RepairRecord[],
  account: string,
  service: string,
): number | null {
  const touched = theirs(repairs, account, service).filter(({ acted }) => acted.length > 0)
  const times = touched.flatMap((it) => provedAt(it) ?? it.before?.serverTime ?? [])
  return times.length === 0 ? null : Math.max(...times)
}

function theirs(repairs: RepairRecord[], account: string, service: string): RepairRecord[] {
  return repairs.filter(
    (record) =>
      record.account === account && record.service.id === service && record.before !== null,
  )
}

function showsData({ recordsBefore, recordsAfter, firstDayAfter }: Receipt): boolean {
  const hasMore = recordsBefore !== null && recordsAfter !== null && recordsAfter > recordsBefore
  return hasMore || firstDayAfter !== null
}

function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.max(a, b)
}
