import * as v from 'valibot'

/** Where and why the first fault of a value is, without the value: it may be private. */
export function firstIssue([issue]: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  return `${v.getDotPath(issue) ?? 'value'}: ${issue.type}`
}
