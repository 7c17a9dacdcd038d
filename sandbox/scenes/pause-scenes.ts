import * as z from 'zod'
import { now } from '../clock.ts'
import { hostOf } from '../sandbox.ts'
import { fields, scene } from './scene.ts'
import { importNow, shown, target } from './target.ts'

/** Scenes about a service's rate limit. */
export const pauseScenes = [
  scene(
    'pause',
    {
      ...fields,
      seconds: z
        .number()
        .int()
        .min(1)
        .max(30 * 86_400)
        .default(3600),
      historyComplete: z.boolean().optional(),
    },
    (sandbox, { seconds, historyComplete, ...input }) =>
      sandbox.exclusive(async () => {
        const goal = target(sandbox, input)
        goal.host.rateLimit.closeUntil(now() + seconds * 1000)
        if (historyComplete !== undefined) goal.connection.historyComplete = historyComplete
        await importNow(sandbox, goal.connection)
        return shown(sandbox, goal)
      }),
  ),
  scene('resume', fields, (sandbox, input) =>
    sandbox.exclusive(async () => {
      const goal = target(sandbox, input)
      goal.host.rateLimit.open()
      await importNow(sandbox, goal.connection)
      return shown(sandbox, goal)
    }),
  ),
  scene(
    'rate-limit',
    { service: fields.service, perHour: z.number().int().min(0).max(100_000) },
    (sandbox, { service, perHour }) => {
      hostOf(sandbox, service).rateLimit.perHour = perHour
      return { service, perHour }
    },
  ),
]
