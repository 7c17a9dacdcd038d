import type { Connection } from '../api/schema.ts'
import { diagnosisPolicy } from './policy.ts'

/**
 * Whether a token nears its end and FitTrend has not renewed it when it usually does.
 * @param usualLeadMs how long before the end a new one has come so far; null where none was seen
 */
export function isExpiring(
  token: Connection['token'],
  usualLeadMs: number | null,
  serverTime: number,
): boolean {
  if (!token) return false
  const end = Date.parse(token.expiresAt)
  const life = end - Date.parse(token.refreshedAt)
  if (life <= 0) return false
  const lead =
    usualLeadMs === null
      ? life * diagnosisPolicy.lastShareOfLife
      : usualLeadMs * (1 - diagnosisPolicy.lateShare)
  return serverTime > end - lead
}

/** How long before its end a token was replaced; null where nothing was replaced, or only after it. */
export function refreshLead(
  before: Connection['token'],
  after: Connection['token'],
): number | null {
  if (!before || !after || before.refreshedAt === after.refreshedAt) return null
  const lead = Date.parse(before.expiresAt) - Date.parse(after.refreshedAt)
  return lead > 0 ? lead : null
}
