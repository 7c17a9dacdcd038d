import { browser } from 'wxt/browser'
import { observePage } from '../../utils/page/observe.ts'
import { performStep } from '../../utils/page/perform.ts'
import type { ShownTarget } from '../../utils/page/stage.ts'
import type { PageAnswer, PageMessage } from '../../utils/page-messages.ts'
import { reachAllRoots } from './all-roots.ts'
import { backgroundWorld } from './background-world.ts'
import { Banner } from './banner.ts'

/** What answers the background until `life` is over: the extension was updated, or a newer script came. */
export function answerMessages(life: AbortSignal): void {
  const banner = new Banner((repair) =>
    browser.runtime.sendMessage({ type: 'banner/stop', repair }),
  )
  let work = new AbortController()
  const listener = (message: unknown, sender: { id?: string }): Promise<PageAnswer> | undefined => {
    if (sender.id !== browser.runtime.id || !isPageMessage(message)) return undefined
    return answer(message).catch(asFailure)
  }
  browser.runtime.onMessage.addListener(listener)
  life.addEventListener('abort', () => {
    // The API is gone where the extension itself is.
    browser.runtime?.onMessage?.removeListener(listener)
    work.abort()
    banner.hide()
  })

  async function answer(message: PageMessage): Promise<PageAnswer> {
    switch (message.type) {
      case 'page/ping':
        return { type: 'page/here', address: location.origin + location.pathname }
      case 'page/observe': {
        const { signal } = work
        return {
          type: 'page/observed',
          view: await observePage(document, message.target, signal, options()),
        }
      }
      case 'page/perform': {
        const { signal } = restart()
        const { request } = message
        const world = backgroundWorld
        const result = await performStep(document, request, world, signal, options())
        return { type: 'page/performed', result }
      }
      case 'page/cancel':
        restart()
        return { type: 'page/ok' }
      case 'page/banner':
        if (message.banner) banner.show(message.banner)
        else banner.hide()
        return { type: 'page/ok' }
    }
  }

  /** One step at a time: a new request ends the one before. */
  function restart(): AbortController {
    work.abort()
    work = new AbortController()
    return work
  }

  function options() {
    return {
      reach: reachAllRoots,
      makeRoom: (element: Element) => banner.makeRoom(element),
      showTarget: (shown: ShownTarget | null) => banner.showTarget(shown),
    }
  }
}

function isPageMessage(message: unknown): message is PageMessage {
  const type = (message as { type?: unknown } | null)?.type
  return typeof type === 'string' && type.startsWith('page/')
}

function asFailure(error: unknown): PageAnswer {
  return { type: 'page/failed', reason: error instanceof Error ? error.message : String(error) }
}
