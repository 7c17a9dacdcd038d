import type { Key, PageBackend, RoleQuery } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { type BidiSession, type NodeReference, type RemoteValue, resultOf } from './bidi.ts'
import type { PrivilegedCode, PrivilegedScope } from './privileged.ts'

/** WebDriver's code points for keys without a character (W3C WebDriver, 15.4.2 Keyboard actions). */
const keyCodes: Record<Key, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
}

interface NavigableManager {
  NavigableManager: {
    getBrowsingContextById(id: string): {
      prefersColorSchemeOverride: string
      currentWindowGlobal: { osPid: number }
    } | null
  }
}

export class FirefoxPage implements PageBackend {
  readonly #bidi: BidiSession
  readonly #privileged: PrivilegedCode
  readonly #context: string

  constructor(bidi: BidiSession, privileged: PrivilegedCode, context: string) {
    this.#bidi = bidi
    this.#privileged = privileged
    this.#context = context
  }

  async url(): Promise<string> {
    const { contexts } = await this.#bidi.send('browsingContext.getTree', { maxDepth: 0 })
    const own = contexts.find((one) => one.context === this.#context)
    if (!own) throw new Error('This page is closed.')
    return own.url
  }

  evaluate(expression: string): Promise<unknown> {
    return this.#bidi.evaluate(this.#context, expression)
  }

  /** `wait: 'complete'` never ends for a page of the extension, hence the question to the document. */
  async navigate(url: string): Promise<void> {
    await this.#bidi.send('browsingContext.navigate', {
      context: this.#context,
      url,
      wait: 'none',
    })
    await waitUntil(`${url} to load`, async () => {
      const state = '[document.readyState, location.href]'
      const [ready, href] = (await this.evaluate(state)) as string[]
      return ready === 'complete' && href !== 'about:blank'
    })
  }

  async count(path: RoleQuery[]): Promise<number> {
    return (await this.#find(path)).length
  }

  async evaluateOn(path: RoleQuery[], functionSource: string): Promise<unknown> {
    const [node] = await this.#find(path)
    if (!node) throw new Error('The element is gone.')
    const json = `(element) => JSON.stringify((${functionSource})(element) ?? null)`
    return JSON.parse(String((await this.#call(json, node)).value))
  }

  async click(path: RoleQuery[], timeout: number): Promise<void> {
    const what = JSON.stringify(path.at(-1))
    const element = await waitUntil(`${what} to be in front`, () => this.#inFront(path), {
      timeout,
    })
    await this.#bidi.send('input.performActions', {
      context: this.#context,
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          actions: [
            { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ],
    })
  }

  async type(text: string): Promise<void> {
    await this.#bidi.send('input.performActions', {
      context: this.#context,
      actions: [
        {
          type: 'key',
          id: 'keyboard',
          actions: [...text].flatMap((value) => [
            { type: 'keyDown' as const, value },
            { type: 'keyUp' as const, value },
          ]),
        },
      ],
    })
  }

  press(key: Key): Promise<void> {
    return this.type(keyCodes[key])
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.#bidi.send('browsingContext.captureScreenshot', {
      context: this.#context,
    })
    return Buffer.from(data, 'base64')
  }

  /** BiDi has no command for it yet; this is what Firefox's own developer tools set. */
  async setColorScheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.#privileged.run(
      (scope: PrivilegedScope, id, wanted) => {
        const { NavigableManager } = scope.ChromeUtils.importESModule<NavigableManager>(
          'chrome://remote/content/shared/NavigableManager.sys.mjs',
        )
        const context = NavigableManager.getBrowsingContextById(id)
        if (!context) throw new Error('This page is closed.')
        context.prefersColorSchemeOverride = wanted
      },
      this.#context,
      scheme,
    )
  }

  async setViewport(width: number, height: number): Promise<void> {
    await this.#bidi.send('browsingContext.setViewport', {
      context: this.#context,
      viewport: { width, height },
    })
  }

  async bringToFront(): Promise<void> {
    await this.#bidi.send('browsingContext.activate', { context: this.#context })
  }

  async close(): Promise<void> {
    await this.#bidi.send('browsingContext.close', { context: this.#context })
  }

  /** Firefox keeps the pages of one site in one process: they crash together. */
  async crash(): Promise<void> {
    const pid = await this.#privileged.run((scope: PrivilegedScope, id) => {
      const { NavigableManager } = scope.ChromeUtils.importESModule<NavigableManager>(
        'chrome://remote/content/shared/NavigableManager.sys.mjs',
      )
      const context = NavigableManager.getBrowsingContextById(id)
      if (!context) throw new Error('This page is closed.')
      return context.currentWindowGlobal.osPid
    }, this.#context)
    process.kill(pid, 'SIGKILL')
  }

  /** Firefox's locators stop at shadow roots, Playwright's don't: so each open one is searched, too. */
  async #find(path: RoleQuery[]): Promise<NodeReference[]> {
    let scopes = await this.#references(`() => [document, ...(${shadowRootsIn})(document)]`)
    for (const [depth, { role, name }] of path.entries()) {
      if (scopes.length === 0) return []
      const { nodes } = await this.#bidi.send('browsingContext.locateNodes', {
        context: this.#context,
        locator: { type: 'accessibility', value: { role, ...(name !== undefined && { name }) } },
        startNodes: scopes,
      })
      if (depth === path.length - 1) return nodes
      const inner = `(...nodes) => nodes.flatMap((node) => [node, ...(${shadowRootsIn})(node)])`
      scopes = await this.#references(inner, ...nodes)
    }
    return []
  }

  /** Scrolls there; the element, if a click at its middle would reach it. */
  async #inFront(path: RoleQuery[]): Promise<NodeReference | undefined> {
    const [node] = await this.#find(path)
    if (!node) return undefined
    const isInFront = await this.#call(`(element) => (${isHitAtMiddle})(element)`, node)
    return isInFront.value === true ? node : undefined
  }

  async #references(functionDeclaration: string, ...nodes: NodeReference[]) {
    const list = (await this.#call(functionDeclaration, ...nodes)).value as RemoteValue[]
    return list.flatMap(({ sharedId }) => (sharedId ? [{ sharedId }] : []))
  }

  async #call(functionDeclaration: string, ...nodes: NodeReference[]): Promise<RemoteValue> {
    const outcome = await this.#bidi.send('script.callFunction', {
      functionDeclaration,
      target: { context: this.#context },
      awaitPromise: true,
      arguments: nodes.map(({ sharedId }) => ({ sharedId })),
    })
    return resultOf(outcome)
  }
}

/** Runs in the page: all open shadow roots below a node, nested ones included. */
function shadowRootsIn(start: Document | Element): ShadowRoot[] {
  const below = (root: ParentNode): ShadowRoot[] =>
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot ? [shadowRoot, ...below(shadowRoot)] : [],
    )
  return below(start)
}

/** Runs in the page. */
function isHitAtMiddle(element: Element): boolean {
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
  const { left, top, width, height } = element.getBoundingClientRect()
  const root = element.getRootNode() as Document | ShadowRoot
  const hit = root.elementFromPoint(left + width / 2, top + height / 2)
  return width > 0 && height > 0 && hit !== null && (element.contains(hit) || hit.contains(element))
}
