import * as v from 'valibot'
import { finite, integer } from '../numbers.ts'
import { momentSchema } from '../time/moment.ts'
import { rhythmSchema } from './rhythm.ts'

/** What views show of a connection's timeline, kept with the reading. */
export const summarySchema = v.object({
  watchedSince: v.nullable(momentSchema),
  uptime: v.nullable(finite),
  breaks: integer,
  lastBreakAt: v.nullable(momentSchema),
  rhythm: v.nullable(rhythmSchema),
  nextBreakAt: v.nullable(momentSchema),
  /** The latest breaks, newest first. */
  incidents: v.array(
    v.object({ from: momentSchema, to: v.nullable(momentSchema), state: v.string() }),
  ),
  /** The latest changes of state, oldest first. */
  changes: v.array(v.object({ at: momentSchema, state: v.string() })),
})
export type Summary = v.InferOutput<typeof summarySchema>
