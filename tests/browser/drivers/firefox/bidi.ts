import { answerInTime } from '../wait-until.ts'

/** A browsing context of WebDriver BiDi: a tab, a window or a frame. */
interface BrowsingContext {
  context: string
  url: string
}

/** A reference to an element, e.g. from browsingContext.locateNodes. */
export interface NodeReference {
  sharedId: string
}

/** `{ type: 'array', value: [...] }`, `{ type: 'node', sharedId }`, `{ type: 'string', value }`, ... */
export interface RemoteValue {
  type: string
  value?: unknown
  sharedId?: string
}

export type ScriptResult =
  | { type: 'success'; result: RemoteValue }
  | { type: 'exception'; exceptionDetails: { text: string } }

interface Target {
  context: string
}

type PointerAction =
  | {
      type: 'pointerMove'
      x: number
      y: number
      origin: { type: 'element'; element: NodeReference }
    }
  | { type: 'pointerDown' | 'pointerUp'; button: number }

type KeyAction = { type: 'keyDown' | 'keyUp'; value: string }

type InputSource =
  | { type: 'pointer'; id: string; actions: PointerAction[] }
  | { type: 'key'; id: string; actions: KeyAction[] }

/** The commands used here, each with its parameters and its result (W3C WebDriver BiDi). */
interface Commands {
  'session.new': { params: { capabilities: object }; result: object }
  'browser.close': { params: object; result: object }
  'browser.createUserContext': { params: object; result: { userContext: string } }
  'browser.removeUserContext': { params: { userContext: string }; result: object }
  'browsingContext.getTree': {
    params: { maxDepth?: number; 'moz:scope'?: 'chrome' }
    result: { contexts: BrowsingContext[] }
  }
  'browsingContext.create': {
    params: { type: 'tab' | 'window'; background?: boolean; userContext?: string }
    result: { context: string }
  }
  'browsingContext.navigate': {
    params: Target & { url: string; wait: 'none' | 'complete' }
    result: object
  }
  'browsingContext.locateNodes': {
    params: Target & {
      locator: { type: 'accessibility'; value: { role: string; name?: string } }
      startNodes?: NodeReference[]
    }
    result: { nodes: NodeReference[] }
  }
  'browsingContext.captureScreenshot': { params: Target; result: { data: string } }
  'browsingContext.setViewport': {
    params: Target & { viewport: { width: number; height: number } }
    result: object
  }
  'browsingContext.activate': { params: Target; result: object }
  'browsingContext.close': { params: Target; result: object }
  'script.evaluate': {
    params: { expression: string; target: Target; awaitPromise: boolean }
    result: ScriptResult
  }
  'script.callFunction': {
    params: {
      functionDeclaration: string
      target: Target
      awaitPromise: boolean
      arguments: NodeReference[]
    }
    result: ScriptResult
  }
  'input.performActions': { params: Target & { actions: InputSource[] }; result: object }
  'webExtension.install': {
    params: {
      extensionData: { type: 'base64'; value: string } | { type: 'path'; path: string }
      'moz:permanent'?: boolean
    }
    result: { extension: string }
  }
}

/**
 * Raw WebDriver BiDi. Puppeteer's page objects don't work in extension pages (their navigation never
 * ends for it) and hide the accessibility locators, so nothing of them would be left to use.
 */
export class BidiSession {
  readonly #socket: WebSocket
  readonly #pending = new Map<
    number,
    { resolve(result: unknown): void; reject(error: Error): void }
  >()
  #lastId = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener('message', (event) => this.#settle(JSON.parse(String(event.data))))
    socket.addEventListener('close', () => this.#failAll())
  }

  static async connect(url: string): Promise<BidiSession> {
    const socket = new WebSocket(`${url}/session`)
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true })
      socket.addEventListener('error', () => reject(new Error(`No connection to ${url}.`)))
    })
    const session = new BidiSession(socket)
    await session.send('session.new', { capabilities: {} })
    return session
  }

  send<M extends keyof Commands>(
    method: M,
    params: Commands[M]['params'],
  ): Promise<Commands[M]['result']> {
    this.#lastId += 1
    const id = this.#lastId
    const answer = new Promise<Commands[M]['result']>((resolve, reject) => {
      this.#pending.set(id, {
        resolve: (result) => resolve(result as Commands[M]['result']),
        reject: (error) => reject(new Error(`${method}: ${error.message}`)),
      })
      if (this.#socket.readyState === WebSocket.OPEN) {
        this.#socket.send(JSON.stringify({ id, method, params }))
      } else this.#settle({ id, type: 'error', message: 'Firefox is gone.' })
    })
    return answerInTime(`${method} ${JSON.stringify(params).slice(0, 200)}`, answer)
  }

  /** Runs JavaScript source in a document and gives back its (awaited) JSON-like value. */
  async evaluate(context: string, expression: string): Promise<unknown> {
    const outcome = await this.send('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      target: { context },
      awaitPromise: true,
    })
    return JSON.parse(String(resultOf(outcome).value))
  }

  #settle(message: { id?: number; type: string; result?: unknown; message?: string }): void {
    const waiting = this.#pending.get(message.id ?? 0)
    this.#pending.delete(message.id ?? 0)
    if (message.type === 'success') waiting?.resolve(message.result)
    else waiting?.reject(new Error(message.message))
  }

  #failAll(): void {
    for (const id of [...this.#pending.keys()]) {
      this.#settle({ id, type: 'error', message: 'Firefox is gone.' })
    }
  }
}

/** @throws Error with the text of the script's exception. */
export function resultOf(outcome: ScriptResult): RemoteValue {
  if (outcome.type === 'exception') throw new Error(outcome.exceptionDetails.text)
  return outcome.result
}
