import type { Driver, ExtensionApi } from '../drivers/driver.ts'

/**
 * From now on, a page of the extension writes down all that goes between the background, FitTrend's pages
 * and the views; and a script that an attacker has got into the Connect page runs there before the
 * page's own: it takes builtins over, writes down what passes, and tries the extension's doors.
 */
export function beginToSpy(driver: Driver): Promise<void> {
  return driver.evaluateInExtension(spy)
}

/** What has been heard by then, and what the page's own script has seen. */
export function whatWasHeard(driver: Driver): Promise<string[]> {
  return driver.evaluateInExtension(() => (globalThis as { heard?: string[] }).heard ?? [])
}

/** Access and refresh tokens of all sign-ins, out of the extension's database. */
export async function tokensIn(driver: Driver): Promise<string[]> {
  const { sessions = [] } = await driver.evaluateInExtension(readDatabase)
  return [...JSON.stringify(sessions).matchAll(/"(?:access|refresh)Token":"([^"]+)"/g)].map(
    ([, token]) => token ?? '',
  )
}

/** All that the extension keeps but for the sign-ins, as text. */
export async function keptElsewhere(driver: Driver): Promise<string> {
  const { sessions: _left, ...others } = await driver.evaluateInExtension(readDatabase)
  return JSON.stringify(others)
}

/** Runs in a page of the extension. */
async function readDatabase(): Promise<Record<string, unknown[]>> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await done(indexedDB.open('reconnect'))
  const stores: Record<string, unknown[]> = {}
  for (const name of database.objectStoreNames) {
    stores[name] = await done(database.transaction(name).objectStore(name).getAll())
  }
  database.close()
  return stores
}

/** Runs in a page of the extension. */
function spy(api: ExtensionApi): void {
  const heard: string[] = []
  Object.assign(globalThis, { heard })
  api.runtime.onMessage.addListener((message) => {
    heard.push(JSON.stringify(message))
  })
  const views = api.runtime.connect({ name: 'view' })
  views.onMessage.addListener((push) => {
    heard.push(JSON.stringify({ type: 'pushed-to-view', push }))
  })
  api.tabs.onUpdated.addListener((tabId, change) => {
    if (change.status === undefined) return
    const target = { tabId }
    const isThere = () => undefined
    api.scripting
      .executeScript({ target, func: besideContentScript, injectImmediately: true })
      .catch(isThere)
    api.scripting
      .executeScript({
        target,
        func: inPage,
        args: [api.runtime.id],
        world: 'MAIN',
        injectImmediately: true,
      })
      .catch(isThere)
  })

  /** Is sent what the content script is sent, and passes on what the page's script has seen. */
  function besideContentScript(): void {
    const store = globalThis as { isSpying?: boolean }
    if (store.isSpying) return
    store.isSpying = true
    const { runtime } = (globalThis as unknown as { chrome: ExtensionApi }).chrome
    const pass = (message: object) => void runtime.sendMessage(message).catch(() => undefined)
    runtime.onMessage.addListener((message) => {
      pass({ type: 'sent-to-tab', message })
    })
    document.addEventListener('seen-in-page', (event) => {
      pass({ type: 'seen-in-page', detail: (event as CustomEvent).detail })
    })
  }

  function inPage(extension: string): void {
    const store = window as unknown as Record<string, unknown>
    if (!location.pathname.startsWith('/account/connect') || store.isSpiedOn) return
    store.isSpiedOn = true
    const { apply, defineProperty } = Reflect
    const { stringify } = JSON
    const dispatch = document.dispatchEvent.bind(document)
    let isNoting = false
    const note = (...what: unknown[]) => {
      if (isNoting) return
      isNoting = true
      try {
        dispatch(new CustomEvent('seen-in-page', { detail: stringify(what) }))
      } catch {
        // What can't be a text holds no token.
      } finally {
        isNoting = false
      }
    }
    note('the spy is here')
    const owners: [object, string[]][] = [
      [JSON, ['parse']],
      [console, ['log', 'info', 'warn', 'error', 'debug']],
      [Storage.prototype, ['setItem']],
      [String.prototype, ['split', 'replace']],
      [Array.prototype, ['map', 'find', 'join']],
      [Object, ['assign', 'defineProperty', 'entries']],
      [EventTarget.prototype, ['addEventListener']],
      [Element.prototype, ['setAttribute', 'append']],
      [window, ['fetch', 'postMessage', 'setTimeout', 'confirm']],
    ]
    for (const [owner, names] of owners) {
      for (const name of names) {
        const original = (owner as Record<string, unknown>)[name] as () => unknown
        defineProperty(owner, name, {
          configurable: true,
          writable: true,
          value(this: unknown, ...given: []) {
            note(name, given)
            return apply(original, this, given)
          },
        })
      }
    }
    const forged = ['banner/stop', 'page/cancel', 'page-world/arm-confirm', 'erase-data']
    window.setInterval(() => {
      for (const type of forged) {
        const message = { type, repair: 'any' }
        window.postMessage(message, '*')
        dispatch(new CustomEvent(type, { detail: message }))
        const { chrome } = store as { chrome?: { runtime?: typeof globalThis.chrome.runtime } }
        chrome?.runtime?.sendMessage?.(extension, message, (answer: unknown) => {
          if (answer !== undefined) note('an answer from the extension', answer)
        })
      }
      const stop = document.querySelector('fittrend-reconnect')?.shadowRoot?.querySelector('button')
      stop?.click()
      stop?.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true, detail: 1 }))
      if (stop) note('clicked Stop by script')
      note(document.documentElement.outerHTML, Object.keys(window), document.cookie)
    }, 100)
  }
}
