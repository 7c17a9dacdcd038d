import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { now } from '../clock.ts'
import type { Exchange } from './exchange.ts'

/** Longer than anything that talks to the sandbox pauses. */
const keepAliveMs = 10 * 60_000

/** A port that another process holds. */
export class PortTakenError extends Error {
  readonly port: number
  constructor(port: number) {
    super(`Port ${port} is taken by another program. Stop it, or choose another port.`)
    this.port = port
  }
}

export interface Listener {
  port: number
  close(): Promise<void>
}

type Answer = (exchange: Exchange) => Promise<void>

/**
 * Listens on loopback only. `port` 0 takes any free one. `Date` of every answer comes from the
 * sandbox clock, so that clients can tell the server's time.
 * @throws PortTakenError
 */
export async function listen(port: number, answer: () => Answer): Promise<Listener> {
  const server = createServer((req, res) => {
    res.sendDate = false
    res.setHeader('Date', new Date(now()).toUTCString())
    const url = new URL(req.url ?? '/', `http://${req.headers.host ?? 'localhost'}`)
    answer()({ req, res, url, params: {} }).catch((error: unknown) => {
      console.error(error)
      if (res.headersSent) res.destroy()
      else
        res
          .writeHead(500, { 'Content-Type': 'text/plain' })
          .end('The sandbox failed; see its output.')
    })
  })
  // Closing an idle connection races with the next request on it, which then fails (Node.js, http.Server).
  server.keepAliveTimeout = keepAliveMs
  await started(server, port)
  const address = server.address() as AddressInfo
  return { port: address.port, close: () => stopped(server) }
}

function started(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
}

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
