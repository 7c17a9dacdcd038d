import * as z from 'zod/mini'
import { momentSchema } from '../time/moment.ts'
import { rhythmSchema } from './rhythm.ts'

/** What views show of a connection's timeline, kept with the reading. */
export const summarySchema = z.object({
  watchedSince: z.nullable(momentSchema),
  uptime: z.nullable(z.number()),
  breaks: z.int(),
  lastBreakAt: z.nullable(momentSchema),
  rhythm: z.nullable(rhythmSchema),
  nextBreakAt: z.nullable(momentSchema),
  /** The latest breaks, newest first. */
  incidents: z.array(
    z.object({ from: momentSchema, to: z.nullable(momentSchema), state: z.string() }),
  ),
  /** The latest changes of state, oldest first. */
  changes: z.array(z.object({ at: momentSchema, state: z.string() })),
})
export type Summary = z.infer<typeof summarySchema>
