import { describe, expect } from 'vitest'
import { layDatabase, type StoredDatabase } from '../../fixtures/databases/lay-database.ts'
import { readDatabase } from '../../fixtures/databases/read-database.ts'
import { breakFitbit, expectRepairedOnce } from '../person/broken-fitbit.ts'
import { openConsent } from '../person/consent.ts'
import { openPopupWindow } from '../person/popup-window.ts'
import { test } from '../shared-browser.ts'

interface Kept {
  session: { id: string }
  repair: { account: string; startedAt: number; updatedAt: number; before: Record<string, unknown> }
}

describe('an update from the first build', () => {
  test('an unfinished repair that lies in its database is told, and finished', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await breakFitbit(sandbox, popup)
    await popup.getByRole('button', 'Repair Fitbit').click()
    await (await openConsent(driver, sandbox)).close()
    await popup.getByRole('heading', 'Not repaired').waitFor()
    await popup.close()
    const kept = await driver.evaluateInExtension(readKept)
    await driver.killBackground()
    await driver.evaluateInExtension(layDatabase, inFirstBuild(kept))

    const anew = await openPopupWindow(driver)
    await anew.getByRole('heading', 'Not repaired').waitFor()
    expect(await anew.text()).toContain('Removed, not finished')
    await anew.getByRole('button', 'Try again').click()
    const consent = await openConsent(driver, sandbox)
    await consent.getByRole('button', 'Allow').click()
    await anew.getByRole('heading', 'Repaired').waitFor()
    await expectRepairedOnce(sandbox)
  })
})

/** The database that the first build would have written of this sign-in and this repair. */
function inFirstBuild({ session, repair }: Kept): StoredDatabase {
  const database = readDatabase('1-first-repairs.json')
  const { account, startedAt, updatedAt } = repair
  const { newestRunAt: _notYet, ...before } = repair.before
  const rowOf = (store: string, isIt: (row: object) => boolean) => {
    const rows = database.stores[store]?.rows ?? []
    const row = rows.find(([, value]) => isIt(value as object))
    if (!row) throw new Error(`no such row in ${store}`)
    return row
  }
  const [sessionRow, repairRow] = [
    rowOf('sessions', () => true),
    rowOf('repairs', (row) => JSON.stringify(row).includes('"fitbit"')),
  ]
  sessionRow.splice(0, 2, session.id, { ...(sessionRow[1] as object), ...session })
  repairRow[1] = {
    ...(repairRow[1] as object),
    ...{ account, startedAt, updatedAt, before, tabId: null, openKey: `${account}/fitbit` },
  }
  return database
}

/** Runs in a page of the extension. */
async function readKept(): Promise<Kept> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await done(indexedDB.open('reconnect'))
  const first = async (name: string) =>
    (await done(database.transaction(name).objectStore(name).getAll()))[0]
  const kept = { session: await first('sessions'), repair: await first('repairs') }
  database.close()
  return kept
}
