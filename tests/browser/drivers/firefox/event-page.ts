import type { PrivilegedCode, PrivilegedScope } from './privileged.ts'

let calls = 0

/**
 * Runs source in the global scope of the extension's event page, which no remote protocol reaches: by a
 * frame script in the page's own process, with the page's own rights. The value comes back as JSON.
 * @throws Error with what the source threw, or where no event page is alive.
 */
export async function runInEventPage<R>(
  privileged: PrivilegedCode,
  extensionId: string,
  source: string,
): Promise<R> {
  calls += 1
  const name = `reconnect-test:${calls}`
  const script = `data:,${encodeURIComponent(`(${frameScript})(${JSON.stringify(name)}, ${JSON.stringify(source)})`)}`
  const answer = await privileged.run(askEventPage, extensionId, name, script)
  const { value, error } = JSON.parse(answer) as { value?: R; error?: string }
  if (error !== undefined) throw new Error(error)
  return value as R
}

/** Runs in the browser's own window. */
function askEventPage(
  scope: PrivilegedScope,
  id: string,
  name: string,
  script: string,
): Promise<string> {
  const views = [...(scope.WebExtensionPolicy.getByID(id)?.extension.views ?? [])]
  const background = views.find(({ viewType }) => viewType === 'background')
  if (!background) throw new Error('No event page is alive.')
  const { messageManager } = background.xulBrowser
  return new Promise((resolve) => {
    messageManager.addMessageListener(name, ({ data }) => resolve(data))
    messageManager.loadFrameScript(script, false)
  })
}

/** The globals of a frame script. */
declare const content: object
declare const sendAsyncMessage: (name: string, data: string) => void
declare const Components: {
  utils: {
    waiveXrays(wrapped: object): object
    Sandbox(principal: object, options: object): object
    evalInSandbox(source: string, sandbox: object): Promise<unknown>
  }
}

/** Runs as a frame script. */
async function frameScript(name: string, source: string): Promise<void> {
  const { utils } = Components
  try {
    const page = utils.waiveXrays(content)
    const sandbox = utils.Sandbox(page, { sandboxPrototype: page, wantXrays: false })
    const text = `Promise.resolve(${source}).then((value) => JSON.stringify({ value }))`
    sendAsyncMessage(name, String(await utils.evalInSandbox(text, sandbox)))
  } catch (error) {
    sendAsyncMessage(name, JSON.stringify({ error: String(error) }))
  }
}
