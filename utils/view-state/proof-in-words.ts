import type { RepairRecord } from '../repair/record/schema.ts'
import { awaitedInWords } from '../repair/verification.ts'

/** What is awaited after the consent, as far as FitTrend has shown it. */
export function proofInWords({ service, removed, awaits }: RepairRecord): string {
  if (removed !== 'no' || awaits === 'connection') {
    return `Waiting for FitTrend to show ${service.name} as connected …`
  }
  return `${service.name} is connected again. ${awaitedInWords[awaits ?? 'import']}`
}
