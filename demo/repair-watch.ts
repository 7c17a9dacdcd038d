import type { Page } from '../tests/browser/drivers/page.ts'
import { waitUntil } from '../tests/browser/drivers/wait-until.ts'

/** What the popup shows of a repair, read by roles and states as a screen reader does. */
export interface SeenRepair {
  /** The popup's words for what goes on. */
  status: string
  /** From 1; null before the first step and after the last. */
  step: number | null
  /** `Repaired` or `Not repaired`, once it has ended. */
  ended: string | null
}

function lookAtRepair(popup: Page): Promise<SeenRepair> {
  return popup.evaluate(() => {
    const items = [...document.querySelectorAll('[aria-label^="Repair steps"] > li')]
    const index = items.findIndex((item) => item.ariaCurrent === 'step')
    const headings = [...document.querySelectorAll('h2')].map((heading) => heading.textContent)
    return {
      status: document.querySelector('[role=status]')?.textContent ?? '',
      step: index < 0 ? null : index + 1,
      ended: headings.find((text) => /^(Not repaired|Repaired)$/.test(text)) ?? null,
    }
  })
}

/** Waits until the popup shows something else of the repair than before. */
export function nextSight(popup: Page, before: SeenRepair | null, timeout: number) {
  return waitUntil(
    'the next step of the repair',
    async () => {
      const seen = await lookAtRepair(popup)
      return isOther(seen, before) && seen
    },
    { timeout, describe: () => popup.describe() },
  )
}

function isOther(seen: SeenRepair, before: SeenRepair | null): boolean {
  const isBegun = seen.step !== null || seen.ended !== null || seen.status !== ''
  if (!before) return isBegun
  return seen.step !== before.step || seen.ended !== before.ended || seen.status !== before.status
}
