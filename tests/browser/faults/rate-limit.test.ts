import { expect } from 'vitest'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { askSandbox, setScene } from '../person/fittrend-account.ts'
import { test } from '../shared-browser.ts'
import { healthyServices, waitForAlert, waitForNoAlert } from './popup-seen.ts'

/** What FitTrend asks for, in seconds; two clicks fit into it. */
const retryAfter = 10

test('429 with Retry-After: no request before it, not even by “Check now”', async ({
  sandbox,
  popup,
}) => {
  await setScene(sandbox, 'fault', { kind: 'status', status: 429, retryAfter, next: 1 })
  const checkNow = popup.getByRole('button', 'Check now')
  await checkNow.click()
  await waitForAlert(popup, 'FitTrend asked us to wait before the next check.')
  const before = (await connectionReads(sandbox)).length
  let clicks = 0
  await waitUntil('the read after Retry-After', async () => {
    await checkNow.click()
    clicks += 1
    return (await connectionReads(sandbox)).length > before
  })
  expect(clicks).toBeGreaterThan(1)
  const [limited, next] = (await connectionReads(sandbox)).slice(before - 1)
  expect(limited?.status).toBe(429)
  expect(secondsBetween(limited?.at, next?.at)).toBeGreaterThanOrEqual(retryAfter)
  await waitForNoAlert(popup)
  expect(await healthyServices(popup)).toEqual(['Fitbit', 'Garmin', 'Withings'])
})

interface SeenRequest {
  at: string
  path: string
  status: number | null
}

async function connectionReads(sandbox: RunningSandbox): Promise<SeenRequest[]> {
  const answer = await askSandbox(sandbox, 'requests')
  const { requests } = (await answer.json()) as { requests: SeenRequest[] }
  return requests.filter(({ path }) => path === '/api/v1/connections')
}

function secondsBetween(from = '', to = ''): number {
  return (Date.parse(to) - Date.parse(from)) / 1000
}
