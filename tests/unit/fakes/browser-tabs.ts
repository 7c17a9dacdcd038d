import { vi } from 'vitest'
import { type Browser, browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { PageAnswer, PageMessage } from '../../../utils/protocol/page-messages.ts'

type Tab = Pick<Browser.tabs.Tab, 'id' | 'url' | 'active' | 'status'> & {
  incognito?: boolean
  /** Firefox's container; absent: the default store. */
  cookieStoreId?: string
}

/** Tabs that load at once, and answer our messages; those of the fake browser never load. */
export class BrowserTabs {
  readonly open = new Map<number, Tab>()
  /** What the page of a tab says to a message. */
  answer: (tabId: number, message: PageMessage) => PageAnswer = () => ({
    type: 'page/here',
    hasEngine: true,
    hasQuestions: true,
    guides: null,
  })
  /** The user closes a tab at the same moment: the browser then rejects. */
  rejectsRemove = false
  /** Containers that the user has deleted. */
  readonly goneContainers = new Set<string>()
  /** Tabs that were brought to the front, in order. */
  readonly activated: number[] = []
  #last = 0

  constructor() {
    fakeBrowser.reset()
    vi.restoreAllMocks()
    const { tabs } = browser
    // Tabs here keep their ids.
    vi.spyOn(tabs.onReplaced, 'addListener').mockReturnValue(undefined)
    vi.spyOn(tabs.onReplaced, 'removeListener').mockReturnValue(undefined)
    const fake = (name: keyof typeof tabs, does: (...given: never[]) => Promise<unknown>) =>
      vi.spyOn(tabs, name as 'get').mockImplementation(does as never)
    fake('create', async ({ url, active, cookieStoreId }: Tab) => {
      const isGone = this.goneContainers.has(cookieStoreId ?? '')
      if (isGone) throw new Error(`No cookie store exists with ID ${cookieStoreId}`)
      return this.add(url ?? '', active, cookieStoreId)
    })
    fake('get', async (id: number) => this.#tab(id))
    fake('query', async (of: { active?: boolean }) =>
      [...this.open.values()].filter((tab) => !of.active || tab.active),
    )
    fake('update', async (id: number, changes: Partial<Tab>) => {
      if (changes.active) this.activated.push(id)
      return Object.assign(this.#tab(id), changes)
    })
    fake('remove', async (id: number) => {
      if (this.rejectsRemove) throw new Error(`No tab with id: ${id}.`)
      this.open.delete(this.#tab(id).id ?? 0)
    })
    fake('sendMessage', async (id: number, message: PageMessage) => {
      const { url } = this.#tab(id)
      if (!url) throw new Error('Receiving end does not exist.')
      return this.answer(id, message)
    })
  }

  /** A tab of the user's, unless said otherwise. */
  add(url: string, active = true, cookieStoreId?: string): Tab {
    const id = ++this.#last
    const inContainer = cookieStoreId === undefined ? {} : { cookieStoreId }
    const tab: Tab = { id, url, active, status: 'complete', ...inContainer }
    this.open.set(id, tab)
    return tab
  }

  /** The tab has just loaded its page (anew). */
  async load(tab: Tab): Promise<void> {
    const update = fakeBrowser.tabs.onUpdated as unknown as {
      trigger(id: number, change: object, tab: Tab): Promise<unknown>
    }
    await update.trigger(tab.id ?? 0, { status: 'complete' }, tab)
  }

  #tab(id: number): Tab {
    const tab = this.open.get(id)
    if (!tab) throw new Error(`No tab with id: ${id}.`)
    return tab
  }
}
