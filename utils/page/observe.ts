import type { PageTarget, PageView } from './page-step.ts'
import { settle } from './settle.ts'
import { type StageOptions, setStage } from './stage.ts'

/** Waits until the page has settled, and tells what it shows of the service. Clicks nothing. */
export async function observePage(
  document: Document,
  target: PageTarget,
  signal: AbortSignal,
  options: StageOptions = {},
): Promise<PageView> {
  const outlook = await settle(setStage(document, target, signal, options))
  return outlook.view
}
