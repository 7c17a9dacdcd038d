import * as z from 'zod/mini'

const hour = z.int().check(z.minimum(0), z.maximum(23))

/** What the user has set; stored, and sent by the options page. */
export const settingsSchema = z.object({
  notifications: z.boolean(),
  /** Local hours [from, to) without notifications, or null. */
  quietHours: z.nullable(z.object({ from: hour, to: hour })),
  /** Without the API: the schedule, too, may open the Connect page in an inactive tab. Absent: no. */
  opensPage: z.optional(z.boolean()),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = { notifications: true, quietHours: null }
