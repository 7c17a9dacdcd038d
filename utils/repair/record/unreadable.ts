import * as v from 'valibot'
import { type Service, serviceSchema } from '../../api/schema.ts'
import { recordVersion } from './schema.ts'

/** What can still be told of a repair whose record this version can't read, and which may be unfinished. */
export interface UnreadableRepair {
  /** A newer version of Reconnect has written it, and will carry it on. */
  isNewer: boolean
  /** Null where that can't be told. */
  account: string | null
  service: Service | null
  mayBeRemoved: boolean
}

/** Null where the record itself says that the repair has ended: then nothing is left to be told of it. */
export function unreadableRepair(raw: unknown): UnreadableRepair | null {
  const hints: Partial<Record<string, unknown>> = Object(raw)
  const { account, version, removed } = hints
  if (hasEnded(hints)) return null
  const service = v.safeParse(serviceSchema, hints.service)
  return {
    isNewer: isNewer(version),
    account: typeof account === 'string' ? account : null,
    service: service.success ? service.output : null,
    mayBeRemoved: removed !== 'no',
  }
}

export function isNewer(version: unknown): boolean {
  return typeof version === 'number' && version > recordVersion
}

/** An open record has its key in every version, and one that was removed and not given up is open. */
function hasEnded({ openKey, phase, removed, abandoned }: Partial<Record<string, unknown>>) {
  if (openKey !== undefined) return false
  return (
    phase === 'repaired' || (phase === 'not-repaired' && (removed === 'no' || abandoned === true))
  )
}
