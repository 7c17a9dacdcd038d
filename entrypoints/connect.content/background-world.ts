import type { PageWorld } from '../../utils/page/page-step.ts'
import { askBackground } from './background.ts'

/** The page's own world, reached by way of the background: only it may run scripts there. */
export const backgroundWorld: PageWorld = {
  async armConfirm() {
    await askBackground({ type: 'page-world/arm-confirm' })
  },
  async disarmConfirm() {
    await askBackground({ type: 'page-world/disarm-confirm' })
  },
  async armClick() {
    await askBackground({ type: 'page-world/arm-click' })
  },
}
