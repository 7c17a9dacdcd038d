import * as z from 'zod'
import { serviceCatalogue } from '../model/service-catalogue.ts'
import type { Sandbox } from '../sandbox.ts'

/** One call POST /sandbox/{name}. */
export interface Scene {
  name: string
  /** Checks `input` and runs. @throws z.ZodError, SceneError */
  run(sandbox: Sandbox, input: unknown): Promise<unknown>
}

/** A scene that can't be set as things stand; answered with 409 and the message. */
export class SceneError extends Error {}

/** A scene with its input's schema. Unknown fields are refused: a misspelt one would go unnoticed. */
export function scene<Shape extends z.ZodRawShape>(
  name: string,
  shape: Shape,
  run: (
    sandbox: Sandbox,
    input: z.output<z.ZodObject<Shape, z.core.$strict>>,
  ) => Promise<unknown> | unknown,
): Scene {
  const schema = z.strictObject(shape)
  return { name, run: async (sandbox, input) => run(sandbox, schema.parse(input)) }
}

/** Fields that many scenes share. */
export const fields = {
  account: z.enum(['acc-a', 'acc-b']).default('acc-a'),
  service: z.enum(serviceCatalogue.map(({ id }) => id) as [string, ...string[]]),
}
