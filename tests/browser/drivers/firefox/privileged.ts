import type { BidiSession } from './bidi.ts'

/** The part of Firefox's privileged scope that is used here. */
export interface PrivilegedScope {
  ChromeUtils: {
    importESModule<T>(url: string): T
    generateQI(interfaces: string[]): unknown
  }
  Components: {
    manager: { QueryInterface(iid: unknown): ComponentRegistrar }
  }
  Ci: Record<string, unknown>
  Services: { uuid: { generateUUID(): unknown } }
  WebExtensionPolicy: { getByID(id: string): { extension: Extension } | null }
}

interface ComponentRegistrar {
  registerFactory(classId: unknown, className: string, contractId: string, factory: object): void
}

interface MessageManager {
  loadFrameScript(url: string, allowDelayedLoad: boolean): void
  addMessageListener(name: string, listen: (message: { data: string }) => void): void
}

interface Extension {
  /** `running`, `stopped`, `starting` or `suspending`. */
  backgroundState: string
  views: Set<{ viewType: string; xulBrowser: { messageManager: MessageManager } }>
  terminateBackground(options: { ignoreDevToolsAttached: boolean }): Promise<void>
}

/** Runs self-contained functions in the browser's own window, with the system principal. */
export class PrivilegedCode {
  readonly #bidi: BidiSession
  readonly #context: string

  private constructor(bidi: BidiSession, context: string) {
    this.#bidi = bidi
    this.#context = context
  }

  static async open(bidi: BidiSession): Promise<PrivilegedCode> {
    const { contexts } = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
    const [first] = contexts
    if (!first) throw new Error('Firefox shows no window of its own.')
    return new PrivilegedCode(bidi, first.context)
  }

  /** `scope` is the window's global object; arguments and result are JSON-like. */
  async run<A extends unknown[], R>(
    source: (scope: PrivilegedScope, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    const list = ['globalThis', ...args.map((arg) => JSON.stringify(arg))].join(', ')
    return (await this.#bidi.evaluate(this.#context, `(${source})(${list})`)) as R
  }
}
