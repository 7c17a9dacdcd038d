import * as v from 'valibot'
import { firstIssue } from '../first-issue.ts'

/**
 * A value that can't be kept, because it couldn't be read again. The database is well: what is there stays as it was.
 * `message` is for the report, not for the user.
 */
export class UnfitValueError extends Error {
  override name = 'UnfitValueError'
  /** As a problem (utils/problems.ts). */
  readonly kind = 'malformed'
}

/** The value as it will be read again. Throws an UnfitValueError where it won't. @param what it is, for the report */
export function fitting<T>(what: string, schema: v.GenericSchema<unknown, T>, value: T): T {
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  throw new UnfitValueError(`${what}: ${firstIssue(parsed.issues)}`)
}
