import { expect } from 'vitest'
import { test } from '../../browser-test.ts'
import { waitUntil } from '../../drivers/wait-until.ts'
import { accountB, addAccountB } from '../../person/account-b.ts'
import { expectCounts } from '../../person/expect-counts.ts'
import { setScene } from '../../person/fittrend-account.ts'
import { signIn } from '../../person/sign-in.ts'

/** Name of the first FitTrend account in the sandbox. */
const accountA = 'Test account A'

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
      (await options.getByRole('list', 'Accounts').text()).includes(`${accountB.name} (shown)`),
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
    `Your other FitTrend account “${accountB.name}” imports from the same Fitbit account`,
  )
  expect(told).toContain('one account per person')
  expect(told).toContain(
    `The same Fitbit account is connected to the FitTrend account “${accountB.name}”`,
  )
  await waitUntil('the badge', async () => (await driver.badge()).text === '1')

  expect(await popup.getByRole('button', 'Repair Fitbit').count()).toBe(0)
  const refused = await driver.evaluateInExtension((api) =>
    api.runtime.sendMessage({ type: 'repair', account: 'acc-a', service: 'fitbit' }),
  )
  expect(refused).toMatchObject({ ok: false, sentence: 'This repair may not last.' })
  await expectCounts(sandbox, 'fitbit', { disable: 0, remove: 0 })

  await popup.getByRole('button', 'Offer the repair anyway').click()
  await popup.getByRole('button', 'Repair Fitbit').waitFor()
})
