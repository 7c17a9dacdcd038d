import type { PageTarget, PageView } from './page-step.ts'
import { type ContextOptions, createContext } from './step-context.ts'
import { settle } from './wait/settle.ts'

/** Waits until the page has settled, and tells what it shows of the service. Clicks nothing. */
export async function observePage(
  document: Document,
  target: PageTarget,
  signal: AbortSignal,
  options: ContextOptions = {},
): Promise<PageView> {
  const observation = await settle(createContext(document, target, signal, options))
  return observation.view
}
