import { browser } from 'wxt/browser'
import { armClick, armConfirm, disarmConfirm } from '../page/page-world.ts'

/** Reaches into the page's own world, where alone an answer to confirm() is seen. */
export interface PageWorldPort {
  armConfirm(tabId: number): Promise<void>
  armClick(tabId: number): Promise<void>
  disarmConfirm(tabId: number): Promise<{ asked: string | null }>
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
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      world: 'MAIN',
      func: disarmConfirm,
    })
    const texts = frames.map(({ result }): unknown => result)
    const asked = texts.find((text) => typeof text === 'string')
    // The page could have tampered with it: it is shown as text and nothing else.
    return { asked: asked?.slice(0, 500) ?? null }
  },
}
