import { once } from 'node:events'
import { answerInTime } from '../wait-until.ts'

interface Answer {
  id?: number
  result?: unknown
  error?: { message: string }
}

interface Target {
  targetId: string
  type: string
  url: string
}

/**
 * The DevTools protocol of a browser, by itself: the libraries for it attach to every worker, and a worker that is
 * looked at starts more slowly.
 */
export class DevTools {
  readonly #socket: WebSocket
  readonly #awaited = new Map<
    number,
    { resolve: (it: unknown) => void; reject: (e: Error) => void }
  >()
  #calls = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => this.#settle(JSON.parse(String(data))))
  }

  static async connect(address: string): Promise<DevTools> {
    const socket = new WebSocket(address)
    await once(socket, 'open')
    return new DevTools(socket)
  }

  /** @param session of a target that is attached to; without it the browser's own */
  send<T>(method: string, params: object = {}, session?: string): Promise<T> {
    this.#calls += 1
    const id = this.#calls
    this.#socket.send(
      JSON.stringify({ id, method, params, ...(session && { sessionId: session }) }),
    )
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#awaited.set(id, { resolve, reject })
    })
    return answerInTime(method, answer as Promise<T>)
  }

  #settle({ id, result, error }: Answer): void {
    const awaited = id === undefined ? undefined : this.#awaited.get(id)
    if (!awaited || id === undefined) return
    this.#awaited.delete(id)
    if (error) awaited.reject(new Error(error.message))
    else awaited.resolve(result)
  }

  /** The extension's workers that live. */
  async workersOf(extensionOrigin: string): Promise<Target[]> {
    const { targetInfos } = await this.send<{ targetInfos: Target[] }>('Target.getTargets')
    return targetInfos.filter(
      ({ type, url }) => type === 'service_worker' && url.startsWith(extensionOrigin),
    )
  }

  /** A new page in front, whose documents run this script first. */
  async openPage(firstScript: string): Promise<OpenPage> {
    const { targetId } = await this.send<Target>('Target.createTarget', { url: 'about:blank' })
    const attach = { targetId, flatten: true }
    const { sessionId } = await this.send<{ sessionId: string }>('Target.attachToTarget', attach)
    await this.send('Page.enable', {}, sessionId)
    await this.send('Page.addScriptToEvaluateOnNewDocument', { source: firstScript }, sessionId)
    return {
      goto: async (url) => void (await this.send('Page.navigate', { url }, sessionId)),
      evaluate: async (expression) => {
        const { result, exceptionDetails } = await this.send<Evaluated>(
          'Runtime.evaluate',
          { expression, awaitPromise: true, returnByValue: true },
          sessionId,
        )
        if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`)
        return result.value
      },
      close: async () => void (await this.send('Target.closeTarget', { targetId })),
    }
  }

  close(): void {
    this.#socket.close()
  }
}

interface Evaluated {
  result: { value: unknown }
  exceptionDetails?: object
}

export interface OpenPage {
  goto(url: string): Promise<void>
  /** The value of an expression, awaited where it is a promise. */
  evaluate(expression: string): Promise<unknown>
  close(): Promise<void>
}
