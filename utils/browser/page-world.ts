import { browser } from 'wxt/browser'
import { armClick, armConfirm, disarmConfirm } from '../page/page-world.ts'

/** Reaches into the page's own world, where alone its confirm() can be reached. */
export interface PageWorldPort {
  armConfirm(tabId: number): Promise<void>
  armClick(tabId: number): Promise<void>
  disarmConfirm(tabId: number): Promise<void>
}

/** Frames of other sites are left out by the browser: we have no permission there. */
export const browserPageWorld: PageWorldPort = {
  async armConfirm(tabId) {
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      world: 'MAIN',
      func: armConfirm,
    })
  },
  async armClick(tabId) {
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      world: 'MAIN',
      func: armClick,
    })
  },
  async disarmConfirm(tabId) {
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      world: 'MAIN',
      func: disarmConfirm,
    })
  },
}
