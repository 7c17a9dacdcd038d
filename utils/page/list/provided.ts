import type { PageProblem } from '../page-step.ts'
import type { Run } from '../run.ts'
import type { Hands } from './hands.ts'

/** Reads the list of services. It comes into a document once in a repair, before Disable. */
export type ReadList = (run: Run, hands: Hands) => Promise<PageProblem | null | 'leaving'>

/** A global of the world that content scripts share; the page's own scripts don't see it. */
const store = globalThis as { reconnectReadList?: ReadList }

export function provideReadList(readList: ReadList): void {
  store.reconnectReadList = readList
}

/** Null where its script hasn't been injected into this document. */
export function readListHere(): ReadList | null {
  return store.reconnectReadList ?? null
}
