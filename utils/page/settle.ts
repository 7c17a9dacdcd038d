import { now } from './clock.ts'
import type { Outlook } from './outlook.ts'
import type { Stage } from './stage.ts'

/**
 * Waits until the page has come to rest: loaded, styled, not busy, and the same to our eyes for a
 * time. A page that never rests is taken as it is when the time for that is over.
 * @param quietNeeded For how long (ms) what a look shows has to stay the same.
 */
export async function settle(
  stage: Stage,
  quietNeeded: (outlook: Outlook) => number = () => stage.pace.quietMs,
): Promise<Outlook> {
  const deadline = now() + stage.pace.settleMs
  for (;;) {
    const { outlook, since } = stage.glimpse()
    const left = quietNeeded(outlook) - (now() - since)
    if (left <= 0 || now() >= deadline) return outlook
    await stage.change(left)
  }
}
