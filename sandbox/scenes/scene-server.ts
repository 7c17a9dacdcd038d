import * as z from 'zod'
import { BodyError, readJson } from '../http/body.ts'
import type { Exchange } from '../http/exchange.ts'
import { sendJson } from '../http/reply.ts'
import type { Sandbox } from '../sandbox.ts'
import { clockScenes } from './clock-scenes.ts'
import { connectionScenes } from './connection-scenes.ts'
import { expireScene } from './expire.ts'
import { knobScenes } from './knob-scenes.ts'
import { pauseScenes } from './pause-scenes.ts'
import { type Scene, SceneError } from './scene.ts'
import { signInScenes } from './sign-in-scenes.ts'
import { stateView } from './views.ts'

const scenes: readonly Scene[] = [
  ...clockScenes,
  expireScene,
  ...connectionScenes,
  ...pauseScenes,
  ...signInScenes,
  ...knobScenes,
]

const views: Record<string, (sandbox: Sandbox) => unknown> = {
  state: stateView,
  log: ({ log }) => ({ events: log.events, counts: log.counts() }),
  requests: ({ requests }) => ({ requests: requests.requests }),
}

/** Answers /sandbox/...: scenes by POST, views by GET, JSON both ways. */
export async function answerScene(sandbox: Sandbox, exchange: Exchange): Promise<void> {
  const { req, res, url } = exchange
  const name = url.pathname.slice('/sandbox/'.length)
  if (!isAllowed(sandbox, exchange)) return sendJson(res, { error: 'Loopback tools only.' }, 403)
  const view = req.method === 'GET' && Object.hasOwn(views, name) ? views[name] : undefined
  if (view) return sendJson(res, view(sandbox))
  const scene = req.method === 'POST' ? scenes.find((one) => one.name === name) : undefined
  if (scene) return run(sandbox, scene, exchange)
  const known = { get: Object.keys(views), post: scenes.map((one) => one.name) }
  sendJson(res, { error: `No ${req.method} /sandbox/${name}.`, known }, 404)
}

/**
 * The listener is bound to loopback already. The Host check stops DNS rebinding, the Origin check
 * stops web pages in the browser that is being tested.
 */
function isAllowed(sandbox: Sandbox, { req }: Exchange): boolean {
  const { host, origin } = req.headers
  const { port } = new URL(sandbox.origin)
  const isLocal = host === `localhost:${port}` || host === `127.0.0.1:${port}`
  return isLocal && (origin === undefined || origin === sandbox.origin)
}

async function run(sandbox: Sandbox, scene: Scene, { req, res }: Exchange): Promise<void> {
  try {
    sendJson(res, (await scene.run(sandbox, await readJson(req))) ?? {})
  } catch (error) {
    if (error instanceof z.ZodError)
      sendJson(res, { error: 'The input is not right.', issues: issuesOf(error) }, 400)
    else if (error instanceof BodyError) sendJson(res, { error: error.message }, error.status)
    else if (error instanceof SceneError) sendJson(res, { error: error.message }, 409)
    else throw error
  }
}

function issuesOf(error: z.ZodError) {
  return error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
}
