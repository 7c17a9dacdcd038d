import { browser } from 'wxt/browser'
import type { PageWorld } from '../../utils/page/page-step.ts'
import type { PageRequest } from '../../utils/page-messages.ts'

/** The page's own world, reached by way of the background: only it may run scripts there. */
export const backgroundWorld: PageWorld = {
  async armConfirm() {
    await ask({ type: 'page-world/arm-confirm' })
  },
  async disarmConfirm() {
    const answer: unknown = await ask({ type: 'page-world/disarm-confirm' })
    const asked = (answer as { asked?: unknown } | null)?.asked
    return typeof asked === 'string' ? asked : null
  },
  async armClick() {
    await ask({ type: 'page-world/arm-click' })
  },
}

function ask(request: PageRequest): Promise<unknown> {
  return browser.runtime.sendMessage(request)
}
