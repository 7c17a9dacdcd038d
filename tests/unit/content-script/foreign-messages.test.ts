// @vitest-environment jsdom
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { answerMessages } from '../../../entrypoints/connect.content/answer-messages.ts'
import type { PageMessage } from '../../../utils/protocol/page-messages.ts'

interface TestEvent {
  trigger(
    message: unknown,
    sender: { id?: string },
    respond: (answer: unknown) => void,
  ): Promise<unknown[]>
}

const ourself = () => ({ id: browser.runtime.id })
const banner: PageMessage = {
  type: 'page/banner',
  banner: { repair: 'repair-1', sentence: 'Disabling Fitbit', step: 3, of: 6 },
}
const messages: PageMessage[] = [{ type: 'page/ping' }, banner, { type: 'page/cancel' }]

let life: AbortController
/** What the script has asked of the background. */
let asked: unknown[]

beforeEach(() => {
  fakeBrowser.reset()
  life = new AbortController()
  asked = []
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    asked.push(message)
  })
  answerMessages(life.signal)
})
afterEach(() => {
  life.abort()
  vi.restoreAllMocks()
})

/** Its answer; undefined where the message isn't for it. */
function send(message: unknown, sender: { id?: string } = ourself()): Promise<unknown> {
  const event = browser.runtime.onMessage as unknown as TestEvent
  return new Promise((resolve) => {
    const heard = event.trigger(message, sender, resolve)
    heard.then(([isOurs]) => isOurs || resolve(undefined))
  })
}

const shown = () => document.querySelector('fittrend-reconnect')
const stopButton = () => shown()?.shadowRoot?.querySelector('button')

describe('the content script', () => {
  it('hears its own extension', async () => {
    expect(await send({ type: 'page/ping' })).toMatchObject({ type: 'page/here' })
    expect(await send(banner)).toEqual({ type: 'page/ok' })
    expect(shown()).not.toBeNull()
  })

  it.each([{ id: 'another-extension' }, {}])('doesn’t hear %o', async (sender) => {
    for (const message of messages) expect(await send(message, sender)).toBeUndefined()
    expect(shown()).toBeNull()
  })

  it('doesn’t hear what the page posts or sends as an event', async () => {
    for (const message of messages) {
      window.postMessage(message, '*')
      window.dispatchEvent(new MessageEvent('message', { data: message }))
      document.dispatchEvent(new CustomEvent(message.type, { detail: message }))
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(shown()).toBeNull()
    expect(asked).toEqual([])
  })

  it('doesn’t hear garbage, 1,000 times', async () => {
    const known = new Set<unknown>([
      ...['ping', 'observe', 'perform', 'guide', 'cancel', 'banner'].map((name) => `page/${name}`),
    ])
    const nearly = fc.record({ type: fc.oneof(fc.anything(), fc.constant('page/remove')) })
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), nearly), async (message) => {
        fc.pre(!known.has((message as { type?: unknown } | null)?.type))
        expect(await send(message)).toBeUndefined()
      }),
      { numRuns: 1_000 },
    )
    expect(asked).toEqual([])
  })

  it('falls silent when its extension is gone, and takes the banner along', async () => {
    await send(banner)
    life.abort()
    expect(shown()).toBeNull()
    expect(await send({ type: 'page/ping' })).toBeUndefined()
  })
})

describe('its banner', () => {
  it('stops nothing on clicks that the page’s scripts send', async () => {
    await send(banner)
    const stop = stopButton()
    stop?.click()
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'keydown', 'keyup']) {
      const event = new MouseEvent(type, { bubbles: true, composed: true, cancelable: true })
      Object.defineProperty(event, 'detail', { value: 1 })
      stop?.dispatchEvent(event)
    }
    expect(stop).toBeDefined()
    expect(asked).toEqual([])
  })

  it('comes back with the next step where the page has taken it away', async () => {
    await send(banner)
    shown()?.remove()
    await send(banner)
    expect(shown()?.isConnected).toBe(true)
    expect(document.querySelectorAll('fittrend-reconnect')).toHaveLength(1)
  })

  it('a forged one of the page’s goes when ours comes, and asks nothing', async () => {
    const forged = document.createElement('fittrend-reconnect')
    forged.attachShadow({ mode: 'open' }).innerHTML = '<button>Stop</button>'
    document.documentElement.append(forged)
    stopButton()?.click()
    await send(banner)
    expect(forged.isConnected).toBe(false)
    expect(asked).toEqual([])
  })
})
