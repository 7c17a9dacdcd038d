import { expect } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Page } from '../drivers/driver.ts'
import { expectCounts } from './expect-counts.ts'
import { connectionOf, setScene } from './fittrend-account.ts'

/** Lets Fitbit's token expire, and the popup offer its repair. */
export async function breakFitbit(sandbox: RunningSandbox, popup: Page): Promise<void> {
  await setScene(sandbox, 'expire', { service: 'fitbit' })
  await popup.getByRole('button', 'Check now').click()
  await popup.getByRole('button', 'Repair Fitbit').waitFor()
}

/** As it is on the test account at first (sandbox/model/seed.ts). */
const settings = { steps: true, sleep: true, weight: false, workouts: false, 'heart-rate': true }

/** Once through and no step twice, by what FitTrend's server saw. */
export async function expectRepairedOnce(sandbox: RunningSandbox): Promise<void> {
  await expectCounts(sandbox, 'fitbit', {
    disable: 1,
    remove: 1,
    connected: 1,
  })
  expect(await connectionOf(sandbox, 'fitbit')).toMatchObject({ status: 'connected', settings })
}

/** Nothing was clicked, and the connection is still there. */
export async function expectUntouched(sandbox: RunningSandbox): Promise<void> {
  await expectCounts(sandbox, 'fitbit', { disable: 0, remove: 0 })
  expect(await connectionOf(sandbox, 'fitbit')).toBeDefined()
}
