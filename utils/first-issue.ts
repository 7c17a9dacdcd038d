import type * as z from 'zod/mini'

/** Where and why the first fault of a value is, without the value: it may be private. */
export function firstIssue(error: z.core.$ZodError): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.join('.') || 'value'}: ${issue.code}` : 'unknown'
}
