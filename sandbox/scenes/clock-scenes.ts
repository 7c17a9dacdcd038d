import * as z from 'zod'
import { isoTime, now, resetClock } from '../clock.ts'
import { advanceTo } from '../engine/engine.ts'
import { resetSandbox } from '../reset.ts'
import { SceneError, scene } from './scene.ts'

/** Longest jump, in seconds: a year. */
const maxJump = 366 * 86_400

export const clockScenes = [
  scene(
    'clock',
    {
      advanceSeconds: z.number().min(0).max(maxJump).optional(),
      to: z.iso.datetime().optional(),
    },
    (sandbox, { advanceSeconds, to }) =>
      sandbox.exclusive(async () => {
        const goal = to === undefined ? now() + (advanceSeconds ?? 0) * 1000 : Date.parse(to)
        if (goal < now() - 1000) throw new SceneError('The clock only goes forward; see reset.')
        if (goal > now() + maxJump * 1000) throw new SceneError('That is more than a year away.')
        await advanceTo(sandbox, goal)
        return { now: isoTime(now()) }
      }),
  ),
  scene(
    'reset',
    {
      clock: z.enum(['real', 'keep']).default('real'),
      signIns: z.enum(['drop', 'keep']).default('drop'),
    },
    (sandbox, { clock, signIns }) =>
      sandbox.exclusive(async () => {
        if (clock === 'real') resetClock()
        await resetSandbox(sandbox, signIns === 'keep')
        return { now: isoTime(now()) }
      }),
  ),
]
