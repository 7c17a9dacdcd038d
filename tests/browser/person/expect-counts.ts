import { expect } from 'vitest'
import type { LoggedEvent } from '../../../sandbox/model/event-log.ts'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import { expectNoWrongClicks } from '../../wrong-clicks.ts'
import { askSandbox, countsOf, type ServiceCounts } from './fittrend-account.ts'

const acts = ['disable', 'remove', 'enable'] as const

/**
 * Compares what FitTrend's server saw of a service with what should have come. A click of ours on a decoy is
 * a wrong click, and so is an act that came more often than it should.
 */
export async function expectCounts(
  sandbox: RunningSandbox,
  service: string,
  expected: Partial<ServiceCounts>,
): Promise<void> {
  const counts = await countsOf(sandbox, service)
  const tooOften = acts.filter((act) => counts[act] > (expected[act] ?? Number.POSITIVE_INFINITY))
  expectNoWrongClicks([
    ...tooOften.map((act) => `${act} of ${service}: ${counts[act]} times`),
    ...(await ourDecoys(sandbox)),
  ])
  expect(counts).toMatchObject(expected)
}

/** The user's own clicks are trusted ones; they may well accept cookies. */
async function ourDecoys(sandbox: RunningSandbox): Promise<string[]> {
  const { events } = (await (await askSandbox(sandbox, 'log')).json()) as { events: LoggedEvent[] }
  const ours = events.filter(({ kind, detail }) => kind === 'decoy' && !detail.trusted)
  return ours.map((event) => JSON.stringify(event))
}
