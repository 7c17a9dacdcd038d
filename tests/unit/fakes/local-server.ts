import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface LocalServer extends AsyncDisposable {
  origin: string
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void

/** A real HTTP server on the loopback address, gone with its scope (`await using`). */
export async function localServer(answer: Answering): Promise<LocalServer> {
  const server = createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** An origin on which nobody listens. */
export async function deadOrigin(): Promise<string> {
  const server = await localServer(() => {})
  await server[Symbol.asyncDispose]()
  return server.origin
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
