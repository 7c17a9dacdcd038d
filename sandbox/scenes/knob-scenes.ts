import * as z from 'zod'
import { faultSchema } from '../api/fault.ts'
import { variants } from '../variants/index.ts'
import { type Scene, scene } from './scene.ts'

const seconds = z
  .number()
  .int()
  .min(1)
  .max(366 * 86_400)
const milliseconds = z.number().int().min(0).max(60_000)

/** Scenes that turn something of the site or the API as a whole. */
export const knobScenes: readonly Scene[] = [
  scene(
    'latency',
    {
      siteMs: milliseconds.optional(),
      sitePath: z.string().startsWith('/').optional(),
      apiMs: milliseconds.optional(),
    },
    ({ knobs }, { siteMs, sitePath, apiMs }) => {
      const { site, api } = knobs.latencyMs
      knobs.latencyMs = { site: siteMs ?? site, api: apiMs ?? api, sitePath: sitePath ?? null }
      return knobs.latencyMs
    },
  ),
  {
    name: 'fault',
    run: async ({ knobs }, input) => {
      const fault = faultSchema.parse(input)
      knobs.fault = fault.kind === 'none' ? null : fault
      return { fault: knobs.fault }
    },
  },
  scene('api', { on: z.boolean() }, ({ knobs }, { on }) => {
    knobs.apiOff = !on
    return { on }
  }),
  scene('max-age', { seconds: z.number().int().min(0).max(86_400) }, ({ knobs }, input) => {
    knobs.maxAgeSeconds = input.seconds
    return input
  }),
  scene(
    'lifetimes',
    {
      accessTokenSeconds: seconds.optional(),
      authorizationSeconds: seconds.optional(),
      serviceTokenSeconds: seconds.optional(),
      serviceRefreshSeconds: seconds.optional(),
      importSeconds: seconds.optional(),
    },
    ({ knobs }, input) => Object.assign(knobs, definedOnly(input)),
  ),
  scene('sharing', { policy: z.enum(['take-over', 'refuse']) }, ({ knobs }, { policy }) => {
    knobs.sharing = policy
    return { policy }
  }),
  scene(
    'variant',
    {
      name: z
        .string()
        .refine((name) => variants.some((one) => one.name === name), 'No such variant.'),
    },
    ({ knobs }, { name }) => {
      knobs.variant = name
      return { name }
    },
  ),
]

function definedOnly<T extends object>(input: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as Partial<T>
}
