import { expect } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import { test } from '../browser-test.ts'
import type { Driver, Page } from '../driver.ts'
import { countsOf, setScene } from '../person/fittrend-account.ts'
import { signIn } from '../person/sign-in.ts'
import { sendSignInForm } from '../person/sign-in-form.ts'
import { waitUntil } from '../wait-until.ts'

/** Names of the two FitTrend accounts in the sandbox. */
const accountA = 'Test account A'
const accountB = 'Test account B'

test('two accounts on one Fitbit account: the verdict with evidence before the first reset', {
  timeout: 300_000,
}, async ({ driver, sandbox }) => {
  const popup = await driver.openExtensionPage('popup.html')
  await signIn(driver, sandbox, popup)
  const options = await driver.openExtensionPage('options.html')
  await addAccountB(driver, sandbox, options)
  await waitUntil(
    'account B beside account A',
    async () =>
      (await options.getByRole('list', 'Accounts').text()).includes(`${accountB} (shown)`),
    { describe: () => options.describe() },
  )

  // Account B connects A's Fitbit account, which breaks A's connection.
  await setScene(sandbox, 'share', { service: 'fitbit' })
  await options.getByRole('button', `Show ${accountA}`).click()
  await popup.getByRole('button', 'Check now').click()
  const fitbit = popup.getByRole('list', 'Connections').getByRole('listitem', 'Fitbit')
  await waitUntil('the verdict', async () => (await fitbit.text()).includes('Shared account'), {
    describe: () => popup.describe(),
  })
  const told = await fitbit.text()
  expect(told).toContain(
    `Your other FitTrend account “${accountB}” imports from the same Fitbit account`,
  )
  expect(told).toContain('one account per person')
  expect(told).toContain(
    `The same Fitbit account is connected to the FitTrend account “${accountB}”`,
  )
  await waitUntil('the badge', async () => (await driver.badge()).text === '1')

  expect(await popup.getByRole('button', 'Repair Fitbit').count()).toBe(0)
  const refused = await driver.evaluateInExtension((api) =>
    api.runtime.sendMessage({ type: 'repair', account: 'acc-a', service: 'fitbit' }),
  )
  expect(refused).toMatchObject({ ok: false, sentence: 'This repair may not last.' })
  expect(await countsOf(sandbox, 'fitbit')).toMatchObject({ disable: 0, remove: 0 })

  await popup.getByRole('button', 'Offer the repair anyway').click()
  await popup.getByRole('button', 'Repair Fitbit').waitFor()
})

/** FitTrend asks who signs in, though account A is signed in to its site. */
async function addAccountB(driver: Driver, sandbox: RunningSandbox, options: Page): Promise<void> {
  await options.getByRole('button', 'Add another account').click()
  const form = await driver.waitForPage('FitTrend’s sign-in page', (url) =>
    url.startsWith(`${sandbox.origin}/sign-in`),
  )
  await sendSignInForm(form, 'account-b@example.com', 'journal-account-b')
  const question = await driver.waitForPage('FitTrend’s question', (url) =>
    url.startsWith(`${sandbox.origin}/oauth/interaction/`),
  )
  await question.getByRole('button', 'Allow').click()
}
