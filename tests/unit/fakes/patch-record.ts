import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import type { Store } from '../../../utils/storage/store.ts'
import { putRaw } from './put-raw.ts'
import type { RecordChanges } from './records.ts'

/** Makes another of a record that lies in the journal, past the machine: an event that would isn't what is tested. */
export async function patchRecord(store: Store, id: string, changes: RecordChanges): Promise<void> {
  const raw = await store.use((db) => db.get('repairs', id))
  const { openKey, ...record } = { ...(raw as RepairRecord), ...changes }
  const isOver = record.phase === 'repaired'
  await putRaw(store, 'repairs', id, isOver ? record : { ...record, openKey })
}
