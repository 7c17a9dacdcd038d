import type { RepairRecord } from '../repair/record/schema.ts'
import { say } from '../words/message.ts'

/** What is awaited after the consent, as far as FitTrend has shown it. */
export function proofInWords({ service, removed, awaits }: RepairRecord): string {
  if (removed !== 'no' || awaits === 'connection') {
    return say('proof_awaited', { name: service.name })
  }
  return `${say('proof_connected', { name: service.name })} ${say(`proof_${awaits ?? 'import'}`)}`
}
