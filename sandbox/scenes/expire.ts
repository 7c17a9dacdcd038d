import * as z from 'zod'
import { isoTime, now } from '../clock.ts'
import { advanceTo } from '../engine/engine.ts'
import { refresh } from '../engine/refresh.ts'
import { clientOf, type Sandbox } from '../sandbox.ts'
import { fields, SceneError, scene } from './scene.ts'
import { shown, type Target, target } from './target.ts'

/**
 * Lets a token expire for real, by a fault of the network while FitTrend refreshes it. The clock
 * jumps, and everything else that FitTrend has to do on the way is done.
 */
export const expireScene = scene(
  'expire',
  {
    ...fields,
    how: z.enum(['network', 'answer-lost']).default('network'),
    until: z.enum(['refresh_failed', 'token_expired']).default('token_expired'),
    lifeSeconds: z.number().int().min(2).max(86_400).optional(),
    restoreNetwork: z.boolean().default(true),
  },
  (sandbox, input) => sandbox.exclusive(() => expireToken(sandbox, input)),
)

interface Input {
  account: string
  service: string
  how: 'network' | 'answer-lost'
  until: 'refresh_failed' | 'token_expired'
  lifeSeconds?: number | undefined
  restoreNetwork: boolean
}

async function expireToken(sandbox: Sandbox, input: Input) {
  const goal = target(sandbox, input)
  const did: string[] = []
  const note = (text: string) => did.push(`${isoTime(now())} ${text}`)
  if (input.lifeSeconds !== undefined) {
    await shortenLife(sandbox, goal, input.lifeSeconds)
    note(`FitTrend refreshed; the new token lives ${input.lifeSeconds} s.`)
  }
  const { network } = clientOf(sandbox, input.service)
  network.state = input.how === 'network' ? 'down' : 'answers-lost'
  note(input.how === 'network' ? 'The network was cut.' : 'Answers of the service are lost.')
  await advanceTo(sandbox, refreshTime(goal))
  note(`FitTrend tried to refresh: ${problemOf(goal)}.`)
  if (input.how === 'answer-lost') {
    network.state = 'up'
    await advanceTo(sandbox, refreshTime(goal))
    note('FitTrend tried again with the same refresh token, which the service took for a replay.')
  }
  if (input.until === 'token_expired') {
    await advanceTo(sandbox, goal.connection.token?.expiresAt ?? now())
    note(`The token's life ended: ${problemOf(goal)}.`)
  }
  if (input.restoreNetwork) {
    network.state = 'up'
    note('The network is up.')
  }
  return { did, ...shown(sandbox, goal) }
}

/** A real refresh that gives a token of a shorter life, so that the clock need not jump far. */
async function shortenLife(sandbox: Sandbox, goal: Target, seconds: number): Promise<void> {
  const { knobs } = sandbox
  const usual = knobs.serviceTokenSeconds
  knobs.serviceTokenSeconds = seconds
  const worked = await refresh(sandbox, goal.account.id, goal.connection)
  knobs.serviceTokenSeconds = usual
  if (!worked) throw new SceneError('FitTrend could not refresh this connection to begin with.')
}

function refreshTime({ connection }: Target): number {
  if (connection.nextRefreshAt === null)
    throw new SceneError('FitTrend has given up on this connection already.')
  return connection.nextRefreshAt
}

function problemOf({ connection }: Target): string {
  return connection.problem?.code ?? 'no problem'
}
