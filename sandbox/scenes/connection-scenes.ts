import * as z from 'zod'
import { connect } from '../engine/connect.ts'
import { setProblem } from '../engine/problem.ts'
import { accountOf, clientOf, hostOf, type Sandbox } from '../sandbox.ts'
import { grantDirectly } from '../services/direct-grant.ts'
import type { Availability } from '../services/service-host.ts'
import { fittrendClientId } from '../services/service-provider.ts'
import { fields, SceneError, scene } from './scene.ts'
import { importNow, shown, target } from './target.ts'

/** Scenes about one connection, other than a token that expires. */
export const connectionScenes = [
  scene(
    'network',
    { service: fields.service, state: z.enum(['up', 'down', 'answers-lost']) },
    (sandbox, { service, state }) => {
      clientOf(sandbox, service).network.state = state
      return { service, state }
    },
  ),
  scene('import', fields, (sandbox, input) =>
    sandbox.exclusive(async () => {
      const goal = target(sandbox, input)
      await importNow(sandbox, goal.connection)
      return shown(sandbox, goal)
    }),
  ),
  scene('revoke', fields, (sandbox, input) =>
    sandbox.exclusive(async () => {
      const goal = target(sandbox, input)
      goal.host.store.revokeGrantsOf(goal.userId, fittrendClientId)
      await importNow(sandbox, goal.connection)
      return shown(sandbox, goal)
    }),
  ),
  scene('disable', fields, (sandbox, input) => {
    const goal = target(sandbox, input)
    Object.assign(goal.connection, {
      disabled: true,
      token: null,
      problem: null,
      pausedUntil: null,
    })
    sandbox.log.add('disable', goal.account.id, input.service, { by: 'scene' })
    return shown(sandbox, goal)
  }),
  scene(
    'scope-missing',
    { ...fields, types: z.array(z.string()).min(1).optional() },
    (sandbox, input) => sandbox.exclusive(() => takeScopes(sandbox, input)),
  ),
  scene(
    'share',
    { ...fields, with: z.enum(['acc-a', 'acc-b']).default('acc-b') },
    (sandbox, input) => sandbox.exclusive(() => share(sandbox, input)),
  ),
  scene(
    'service',
    { service: fields.service, status: z.enum(['available', 'unavailable', 'retired']) },
    (sandbox, { service, status }) =>
      sandbox.exclusive(() => setAvailability(sandbox, service, status)),
  ),
]

/** The user unticks data types in the service's own settings. */
async function takeScopes(
  sandbox: Sandbox,
  input: { account: string; service: string; types?: string[] | undefined },
) {
  const goal = target(sandbox, input)
  const { settings } = goal.connection
  const wanted = Object.keys(settings).filter((type) => settings[type])
  const types = (input.types ?? wanted.slice(0, 1)).filter((type) => wanted.includes(type))
  if (types.length === 0) throw new SceneError('None of these data types is switched on.')
  for (const { jti } of goal.host.store
    .list('Grant')
    .filter((one) => one.accountId === goal.userId)) {
    const grant = await goal.host.provider.Grant.find(String(jti))
    grant?.rejectOIDCScope(types.join(' '))
    await grant?.save()
  }
  for (const { jti } of goal.host.store
    .list('AccessToken')
    .filter((one) => one.accountId === goal.userId))
    goal.host.store.remove('AccessToken', String(jti))
  await importNow(sandbox, goal.connection)
  return shown(sandbox, goal)
}

/** Another FitTrend account connects the same account of the service. */
async function share(sandbox: Sandbox, input: { account: string; service: string; with: string }) {
  if (input.with === input.account) throw new SceneError('Two different accounts are needed.')
  const goal = target(sandbox, input)
  const lifeSeconds = sandbox.knobs.serviceTokenSeconds
  const granted = await grantDirectly(goal.host, goal.userId, { lifeSeconds })
  connect(sandbox, accountOf(sandbox, input.with), input.service, granted)
  await importNow(sandbox, goal.connection)
  return shown(sandbox, goal)
}

/** Sets what a service offers, and what that means for those who are connected to it. */
async function setAvailability(sandbox: Sandbox, service: string, status: Availability) {
  hostOf(sandbox, service).availability = status
  for (const account of sandbox.accounts) {
    const connection = account.connections.get(service)
    if (!connection || connection.disabled) continue
    if (status === 'retired') setProblem(connection, 'service_retired')
    // Not cleared here: the next import that works does it.
    else if (connection.problem?.code === 'service_retired')
      setProblem(connection, 'service_unavailable')
    await importNow(sandbox, connection)
  }
  return { service, status }
}
