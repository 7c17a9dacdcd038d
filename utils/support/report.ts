import type { RepairRecord } from '../repair/record.ts'
import { stepIds, wordsOfStep } from '../site/steps.ts'

/**
 * Report of a repair for FitTrend's support, as text that the user sees before sending it. Redacted
 * by construction: it is put together from what may be told; account ids, settings, tokens and
 * addresses are never read for it.
 */
export function writeReport(record: RepairRecord, why: string): string {
  const { service, problem } = record
  const lines = [
    'Reconnect for FitTrend: report of a repair',
    `Service: ${service.name}`,
    `Started: ${new Date(record.startedAt).toISOString()}`,
    `Ended: ${new Date(record.updatedAt).toISOString()}`,
    `Result: not repaired. ${why}`,
    `Kind: ${problem?.kind ?? 'none'}${problem?.kind === 'page' ? ` (${problem.page})` : ''}`,
    `Removed: ${record.removed}`,
    '',
    ...stepIds.map((id) => {
      const mark = record.steps[id]
      const state = mark ? mark.status : record.acted.includes(id) ? 'begun' : 'not begun'
      return `${stepIds.indexOf(id) + 1}. ${wordsOfStep(id, service.name)}: ${state}`
    }),
  ]
  if (problem?.kind === 'page') {
    lines.push('', `Looked for: ${problem.lookedFor}`, 'Found on the page:')
    lines.push(...(problem.candidates.length > 0 ? problem.candidates : ['nothing like it']))
  }
  if (problem?.kind === 'internal') lines.push('', `Fault: ${problem.detail}`)
  if (problem?.kind === 'api') lines.push('', `FitTrend’s interface: ${problem.problem.kind}`)
  return lines.join('\n')
}
