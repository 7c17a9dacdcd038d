import type { SnapshotNode } from '../snapshot/snapshot-node.ts'
import type { EntryControl } from './controls.ts'
import type { Mentions } from './mentions.ts'

/** What a search for an entry works on, the same in all its files. */
export interface EntrySigns {
  mentions: Mentions
  /** Controls that an entry may hold; "Enable Service" isn't one of them. */
  controls: EntryControl[]
  /** Everything that opens something, whosever it is. */
  expanders: SnapshotNode[]
}
