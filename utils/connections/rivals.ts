import type { Connection } from '../api/schema.ts'
import { knownOf } from './judge.ts'
import type { Reading } from './reading.ts'

/**
 * A reading that knows which of its connections another FitTrend account, signed in here as well,
 * imports from too: equal external accounts of one service break each other.
 */
export function withRivals(reading: Reading, all: Reading[]): Reading {
  const others = all.filter(({ account }) => account.id !== reading.account.id)
  if (others.length === 0) return reading
  const known = reading.connections.map((connection) => {
    const { id } = connection.service
    const rival = others.find((other) => other.connections.some((it) => isSame(it, connection)))
    return [id, { ...knownOf(reading, id), rival: rival?.account.name ?? null }] as const
  })
  return { ...reading, known: { ...reading.known, ...Object.fromEntries(known) } }
}

function isSame(a: Connection, b: Connection): boolean {
  return (
    a.service.id === b.service.id &&
    a.externalAccount !== null &&
    a.externalAccount === b.externalAccount &&
    a.status !== 'disabled' &&
    b.status !== 'disabled'
  )
}
