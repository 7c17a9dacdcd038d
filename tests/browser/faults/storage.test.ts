import { describe, expect } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { breakFitbit, expectUntouched } from '../person/broken-fitbit.ts'
import { setScene } from '../person/fittrend-account.ts'
import { signIn } from '../person/sign-in.ts'
import { test } from '../shared-browser.ts'
import { alertText, waitForAlert } from './popup-seen.ts'

const says = 'This browser doesn’t let Reconnect keep its data, so it can’t repair safely.'
const whatToDo = 'Free some disk space, leave private browsing, then restart the browser.'
const isNewer = 'A newer version of Reconnect has kept its data in this browser.'

const isDeleted = 'The browser has deleted Reconnect’s data'

interface Hold {
  held?: IDBDatabase
}

describe('the database', () => {
  test('of a future version: says so, repairs nothing, recovers once it can', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await breakFitbit(sandbox, popup)
    await driver.evaluateInExtension(takeByNewerVersion)
    await popup.evaluate(pressIfThere, 'Repair Fitbit')
    await waitForAlert(popup, isNewer)
    expect(await alertText(popup)).toContain('Update Reconnect, then restart the browser.')
    await expectUntouched(sandbox)

    await driver.killBackground()
    const anew = await driver.openExtensionPage('popup.html')
    await waitForAlert(anew, isNewer)
    expect(await anew.text()).not.toContain('Looking up your connections…')
    await anew.close()

    await driver.evaluateInExtension(giveBack)
    await goOnAfterSignIn(driver, sandbox, popup, isNewer)
  })

  test('open blocked by another page: says so in time, recovers once it is free', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await driver.killBackground()
    await driver.evaluateInExtension(holdAgainstDeletion)
    await waitForAlert(popup, says)
    expect(await alertText(popup)).toContain(whatToDo)
    expect(await popup.text()).not.toContain('Looking up your connections…')

    await driver.evaluateInExtension(giveBack)
    await goOnAfterSignIn(driver, sandbox, popup, says)
  })

  test('deleted under us: says what is lost, and all works again after a sign-in', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await driver.evaluateInExtension(giveBack)
    await popup.getByRole('button', 'Check now').click()
    await waitForAlert(popup, isDeleted)
    await setScene(sandbox, 'sign-out')
    await signIn(driver, sandbox, popup)
    await popup.getByRole('list', 'Connections').getByRole('listitem', 'Fitbit').waitFor()
  })
})

describe('storage.local rejecting, storage.session cleared', () => {
  test('neither is there at all, and the extension works without', async ({ driver, popup }) => {
    const area = await driver.evaluateInExtension((api) => typeof api.storage)
    expect(area).toBe('undefined')
    await driver.killBackground()
    const anew = await driver.openExtensionPage('popup.html')
    await anew.getByRole('list', 'Connections').getByRole('listitem', 'Fitbit').waitFor()
    expect(await alertText(popup)).toBe('')
    await anew.close()
  })
})

/** The database is lost in these tests, the sign-in with it, which is said: what counts is that all works again. */
async function goOnAfterSignIn(
  driver: Driver,
  sandbox: RunningSandbox,
  popup: Page,
  complaint: string,
): Promise<void> {
  await setScene(sandbox, 'sign-out')
  await signIn(driver, sandbox, popup)
  await waitForAlert(popup, isDeleted)
  expect(await alertText(popup)).not.toContain(complaint)
}

/** Runs in the popup, which may have heard of the loss already and offer no repair any more. */
function pressIfThere(label: string): void {
  const buttons = [...document.querySelectorAll('button')]
  buttons.find(({ textContent }) => textContent?.trim() === label)?.click()
}

/** Runs in a page of the extension: another version opens the database, and stays. */
function takeByNewerVersion(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('reconnect', 99)
    opening.onsuccess = () => {
      ;(globalThis as Hold).held = opening.result
      resolve()
    }
    opening.onerror = () => reject(opening.error)
  })
}

/** Runs there, too: a connection that doesn't give way, and a deletion that waits for it. */
function holdAgainstDeletion(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('reconnect')
    opening.onsuccess = () => {
      ;(globalThis as Hold).held = opening.result
      const deletion = indexedDB.deleteDatabase('reconnect')
      deletion.onblocked = () => resolve()
    }
    opening.onerror = () => reject(opening.error)
  })
}

/** Runs there, too. */
function giveBack(): Promise<void> {
  ;(globalThis as Hold).held?.close()
  return new Promise((resolve, reject) => {
    const deletion = indexedDB.deleteDatabase('reconnect')
    deletion.onsuccess = () => resolve()
    deletion.onerror = () => reject(deletion.error)
  })
}
