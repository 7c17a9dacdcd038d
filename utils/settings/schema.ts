import * as v from 'valibot'
import { integer } from '../numbers.ts'

const hour = v.pipe(integer, v.minValue(0), v.maxValue(23))

/** What the user has set; stored, and sent by the options page. */
export const settingsSchema = v.object({
  notifications: v.boolean(),
  /** Local hours [from, to) without notifications, or null. */
  quietHours: v.nullable(v.object({ from: hour, to: hour })),
  /** Without the API: the schedule, too, may open the Connect page in an inactive tab. Absent: no. */
  opensPage: v.optional(v.boolean()),
})
export type Settings = v.InferOutput<typeof settingsSchema>

export const defaultSettings: Settings = { notifications: true, quietHours: null }
