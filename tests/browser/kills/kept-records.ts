import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import type { Driver } from '../drivers/driver.ts'

/** All repairs as they lie in the database, read past the extension's own code; oldest first. */
export async function keptRecords(driver: Driver): Promise<RepairRecord[]> {
  const records = await driver.evaluateInExtension(readRepairs)
  return (records as RepairRecord[]).sort((a, b) => a.startedAt - b.startedAt)
}

/** Runs in a page of the extension. */
function readRepairs(): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('reconnect')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const reading = opening.result.transaction('repairs').objectStore('repairs').getAll()
      reading.onerror = () => reject(reading.error)
      reading.onsuccess = () => {
        opening.result.close()
        resolve(reading.result)
      }
    }
  })
}
