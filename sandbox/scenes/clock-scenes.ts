import * as z from 'zod'
import { isoTime, now, resetClock } from '../clock.ts'
import { advanceTo } from '../engine/engine.ts'
import { resetSandbox } from '../reset.ts'
import { scene } from './scene.ts'

export const clockScenes = [
  scene(
    'clock',
    {
      advanceSeconds: z
        .number()
        .min(0)
        .max(366 * 86_400),
    },
    (sandbox, { advanceSeconds }) =>
      sandbox.exclusive(async () => {
        await advanceTo(sandbox, now() + advanceSeconds * 1000)
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
