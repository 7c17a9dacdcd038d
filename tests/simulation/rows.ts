import { readDatabase } from '../fixtures/databases/read-database.ts'
import { fitbit, garmin } from '../unit/fakes/connections.ts'
import { ownAccount } from './answers.ts'
import type { Disk } from './memory-store.ts'

export const foreignRows = [
  'a newer version’s repair of Garmin',
  'half a repair of Garmin',
  'nonsense',
] as const

/** A row as another version of the extension has left it, or as nobody has; where it is there already, nothing. */
export function layRow(disk: Disk, what: (typeof foreignRows)[number]): void {
  const repairs = disk.rows('repairs')
  const lay = (id: string, row: object) => {
    if (repairs.has(id)) return
    disk.isSpoilt = true
    repairs.set(id, row)
  }
  const garminKey = `${ownAccount}/${garmin.id}`
  switch (what) {
    case 'a newer version’s repair of Garmin':
      lay('newer', {
        version: 99,
        id: 'newer',
        account: ownAccount,
        service: garmin,
        openKey: garminKey,
      })
      return
    case 'half a repair of Garmin':
      lay('half', {
        version: 3,
        id: 'half',
        account: ownAccount,
        removed: 'maybe',
        openKey: garminKey,
      })
      return
    case 'nonsense':
      lay('nonsense', ['repair?'])
  }
}

/** The disk as version 2 has left it: Fitbit removed in a repair that wasn't finished. */
export function layOlderRepair(disk: Disk): void {
  if (!older) throw new Error('no such repair in the stored database')
  disk
    .rows('repairs')
    .set('older', { ...older, id: 'older', openKey: `${ownAccount}/${fitbit.id}` })
  disk.isSpoilt = true
}

/** As version 2 has kept it: removed, and permission was still to be given. */
const older = unfinishedOf('2-last.json')

function unfinishedOf(database: string): object | undefined {
  const rows = readDatabase(database).stores.repairs?.rows.map(([, row]) => row as object)
  return rows?.find((row) => Object(row).removed === 'yes' && Object(row).service.id === fitbit.id)
}
