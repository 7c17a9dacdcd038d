import { browser } from 'wxt/browser'
import { readList } from '../../utils/page/list/read-list.ts'
import { engineHere } from '../../utils/page/provided-engine.ts'
import { questionsHere } from '../../utils/page/questions/provided.ts'
import type { ShownTarget } from '../../utils/page/step-context.ts'
import { answering } from '../../utils/protocol/late-answer.ts'
import type { PageAnswer, PageMessage } from '../../utils/protocol/page-messages.ts'
import { tellBackground } from './background.ts'
import { backgroundWorld } from './background-world.ts'
import { Banner } from './banner.ts'
import { Guide } from './guide.ts'

/** What answers the background until `life` is over: the extension was updated, or a newer script came. */
export function answerMessages(life: AbortSignal): void {
  const banner = new Banner((repair) => tellBackground({ type: 'banner/stop', repair }))
  const shown = {
    makeRoom: (element: Element) => banner.makeRoom(element),
    showTarget: (target: ShownTarget | null) => banner.showTarget(target),
  }
  const guide = new Guide(shown)
  let work = new AbortController()
  const listener = answering((message, sender) => {
    if (sender.id !== browser.runtime.id || !isPageMessage(message)) return undefined
    return answer(message).catch(asFailure)
  })
  browser.runtime.onMessage.addListener(listener)
  life.addEventListener('abort', () => {
    // The API is gone where the extension itself is.
    browser.runtime?.onMessage?.removeListener(listener)
    work.abort()
    guide.stop()
    banner.hide()
  })

  async function answer(message: PageMessage): Promise<PageAnswer> {
    const engine = engineHere()
    const hasQuestions = questionsHere() !== null
    switch (message.type) {
      case 'page/ping':
        return { type: 'page/here', hasEngine: engine !== null, hasQuestions, guides: guide.repair }
      case 'page/observe': {
        if (!engine) return { type: 'page/no-engine' }
        return { type: 'page/observed', view: await engine.observe(message.target, work.signal) }
      }
      case 'page/perform': {
        if (!engine || !hasQuestions) return { type: 'page/no-engine' }
        const { signal } = restart()
        const options = { ...shown, readList }
        const result = await engine.perform(message.request, backgroundWorld, signal, options)
        return { type: 'page/performed', result }
      }
      case 'page/guide':
        if (!engine || !hasQuestions) return { type: 'page/no-engine' }
        restart()
        guide.start(engine, message.repair, message.request)
        return { type: 'page/ok' }
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
    guide.stop()
    work = new AbortController()
    return work
  }
}

/**
 * Only contexts of this extension can send to a tab, and with its id: pages, other extensions and content
 * scripts can't (runtime.onMessage). So the type is looked at and the rest isn't parsed, which would
 * cost every visit to the page the parser.
 */
function isPageMessage(message: unknown): message is PageMessage {
  return types.has((message as { type?: unknown } | null)?.type)
}

const types = new Set<unknown>([
  'page/ping',
  'page/observe',
  'page/perform',
  'page/guide',
  'page/cancel',
  'page/banner',
] satisfies PageMessage['type'][])

function asFailure(error: unknown): PageAnswer {
  return { type: 'page/failed', reason: error instanceof Error ? error.message : String(error) }
}
