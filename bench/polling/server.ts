import type { Problem } from '../../utils/problems.ts'
import { week } from './week.ts'

export type Answer =
  | { kind: 'changed' | 'unchanged'; version: number }
  | { kind: 'problem'; problem: Problem }

/** FitTrend as it answers for one client at a time of the week. */
export function answer(at: number, knownVersion: number, version: number): Answer {
  const { outage, deploy } = week
  if (at >= outage.from && at < outage.to) {
    return { kind: 'problem', problem: { kind: 'server-error', status: 500, retryAt: null } }
  }
  if (at >= deploy.from && at < deploy.to) {
    return { kind: 'problem', problem: { kind: 'server-error', status: 503, retryAt: deploy.to } }
  }
  return { kind: knownVersion === version ? 'unchanged' : 'changed', version }
}
