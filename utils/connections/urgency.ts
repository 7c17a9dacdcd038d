import type { StateRow } from './states.ts'

/** What needs the user comes first; what is well comes last. */
export const urgency: Record<StateRow['tone'], number> = {
  bad: 0,
  warn: 1,
  busy: 2,
  quiet: 3,
  good: 4,
}
