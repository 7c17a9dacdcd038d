import { browser } from 'wxt/browser'
import { armClick, armConfirm, disarmConfirm } from '../page/page-world.ts'

/** Reaches into the page's own world, where alone an answer to confirm() is seen. */
export interface PageWorldPort {
  armConfirm(tabId: number): Promise<void>
  armClick(tabId: number): Promise<void>
  disarmConfirm(tabId: number): Promise<{ asked: string | null }>
}

export const browserPageWorld: PageWorldPort = {
  async armConfirm(tabId) {
    await browser.scripting.executeScript({
      target: { tabId },
      world: 'MAIN',
      func: armConfirm,
    })
  },
  async armClick(tabId) {
    await browser.scripting.executeScript({ target: { tabId }, world: 'MAIN', func: armClick })
  },
  async disarmConfirm(tabId) {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      world: 'MAIN',
      func: disarmConfirm,
    })
    // The page could have tampered with it: it is shown as text and nothing else.
    const asked: unknown = frame?.result
    return { asked: typeof asked === 'string' ? asked.slice(0, 500) : null }
  },
}
