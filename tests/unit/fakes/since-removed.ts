import { expect } from 'vitest'
import { before } from './records.ts'

/** What was noted of the connection before Remove, once it has been seen to be gone. */
export const sinceRemoved = { ...before, newestRunAt: expect.any(String) }
