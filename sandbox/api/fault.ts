import * as z from 'zod'
import type { Exchange } from '../http/exchange.ts'
import { sendProblem } from './problem.ts'

const common = {
  /** Requests that it applies to; null until cleared. */
  next: z.number().int().min(1).max(10_000).nullable().default(null),
  /** Only requests whose path begins with it, e.g. /api/v1/connections. */
  path: z.string().startsWith('/api/').default('/api/'),
}

/** Faults of the API that a scene can ask for; `none` clears the one before. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    ...common,
    kind: z.literal('status'),
    status: z.literal([401, 403, 404, 409, 410, 429, 500, 503]),
    /** Seconds, or an HTTP date, sent as Retry-After. */
    retryAfter: z.union([z.number().int().min(0), z.string()]).optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.enum([
      'malformed-json',
      'half-valid',
      'wrong-type',
      'captive-portal',
      'huge',
      'reset',
      'timeout',
    ]),
  }),
])

/** A fault in force. `next` counts down. */
export type Fault = Exclude<z.infer<typeof faultSchema>, { kind: 'none' }>

/** Name of a fault in the request log. */
export function faultName(fault: Fault): string {
  return fault.kind === 'status' ? `status ${fault.status}` : fault.kind
}

/** Sends the fault in place of an answer. `half-valid` is not here: it changes a real answer. */
export async function sendFault(fault: Fault, { req, res }: Exchange): Promise<void> {
  switch (fault.kind) {
    case 'status':
      if (fault.retryAfter !== undefined) res.setHeader('Retry-After', fault.retryAfter)
      return sendProblem(
        res,
        fault.status,
        codes[fault.status],
        'A fault that the sandbox was told to show.',
      )
    case 'malformed-json':
      return void res.writeHead(200, json).end('{"account":{"id":"acc-a","name":"Test')
    case 'wrong-type':
      return void res.writeHead(200, { 'Content-Type': 'text/plain' }).end('{"connections":[]}')
    case 'captive-portal':
      return void res.writeHead(200, { 'Content-Type': 'text/html' }).end(portal)
    case 'huge':
      return void res
        .writeHead(200, json)
        .end(JSON.stringify({ filler: 'x'.repeat(5 * 1024 * 1024) }))
    case 'reset':
      return void req.socket.resetAndDestroy()
    case 'timeout':
      // Nothing is ever sent; ends with the client's patience or with the sandbox.
      await new Promise((resolve) => res.once('close', resolve))
      return
  }
}

const json = { 'Content-Type': 'application/json' }
const portal = '<!doctype html><title>Welcome</title><h1>Sign in to the hotel network</h1>'

const codes: Record<number, string> = {
  401: 'invalid_token',
  403: 'insufficient_scope',
  404: 'not_found',
  409: 'already_connected',
  410: 'service_retired',
  429: 'rate_limited',
  500: 'internal_error',
  503: 'unavailable',
}
