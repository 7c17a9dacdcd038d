import type { Observation } from '../observation.ts'
import type { StepContext } from '../step-context.ts'
import { now } from './clock.ts'

/**
 * Waits until the page has come to rest: loaded, styled, not busy, and the same to our eyes for a
 * time. A page that never rests is taken as it is when the time for that is over.
 * @param quietNeeded For how long (ms) what a look shows has to stay the same.
 */
export async function settle(
  context: StepContext,
  quietNeeded: (observation: Observation) => number = () => context.pace.quietMs,
): Promise<Observation> {
  const deadline = now() + context.pace.settleMs
  for (;;) {
    const { observation, since } = context.latest()
    const left = quietNeeded(observation) - (now() - since)
    if (left <= 0 || now() >= deadline) return observation
    await context.change(left)
  }
}
