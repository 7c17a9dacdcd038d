import type { GuideRequest, PageProblem, PageTarget, StepRequest } from '../../page/page-step.ts'
import type { StepId } from '../../site/steps.ts'
import type { RepairRecord } from '../record/schema.ts'
import type { RunnerParts } from '../runner-parts.ts'

/** What the page is asked to do for one step of a repair. */
export async function stepRequest(
  parts: RunnerParts,
  record: RepairRecord,
  step: StepId,
  acted: boolean,
): Promise<StepRequest> {
  const mode = record.byHand === 'no' ? 'automatic' : 'dry-run'
  return { step, acted, mode, target: await pageTarget(parts, record) }
}

/** Looks at the page of a repair, and clicks nothing. */
export async function lookRequest(parts: RunnerParts, record: RepairRecord): Promise<StepRequest> {
  return { step: 'open', acted: true, mode: 'dry-run', target: await pageTarget(parts, record) }
}

/**
 * Reads the list behind "Enable Service", and chooses nothing.
 * @param offered names of the services that FitTrend offers, as far as it says so
 * @param acted the control has led to this page
 */
export async function listRequest(
  parts: RunnerParts,
  record: RepairRecord,
  offered: string[],
  acted: boolean,
): Promise<StepRequest> {
  const target = await pageTarget(parts, record, offered)
  return { step: 'select', acted, mode: 'read-list', target }
}

/** What the user is to be shown for one step. */
export async function guideRequest(
  parts: RunnerParts,
  record: RepairRecord,
  step: StepId,
  stoppedBy: PageProblem['kind'] | null,
): Promise<GuideRequest> {
  return { step, stoppedBy, target: await pageTarget(parts, record) }
}

/** Names of all services known, so that the engine can tell our entry from the others. */
async function pageTarget(
  parts: RunnerParts,
  record: RepairRecord,
  more: string[] = [],
): Promise<PageTarget> {
  const reading = await parts.monitor.reading(record.account)
  const known = [
    ...parts.profile.services,
    ...(reading?.connections ?? []).map(({ service }) => service),
  ]
  const others = known.filter(({ id }) => id !== record.service.id).map(({ name }) => name)
  const names = [...others, ...more]
  return {
    service: record.service,
    otherServices: [...new Set(names)].filter((name) => name !== record.service.name),
    words: parts.profile.words,
    // Where there is no API nobody but the page itself names an account.
    ...(record.source === 'api' && record.accountName !== '' && { account: record.accountName }),
  }
}
