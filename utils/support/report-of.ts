import type { RepairRecord } from '../repair/record/schema.ts'
import { builtInProfile } from '../site/profile.ts'
import { writeReport } from './report.ts'

/** The report of a repair, in the words and services of the site that this build is for. */
export function reportOf(record: RepairRecord): string {
  return writeReport(record, builtInProfile())
}
