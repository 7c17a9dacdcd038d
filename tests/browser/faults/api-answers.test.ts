import { describe, expect } from 'vitest'
import { setScene } from '../person/fittrend-account.ts'
import { test } from '../shared-browser.ts'
import { alertText, healthyServices, waitForAlert, waitForNoAlert } from './popup-seen.ts'

interface ApiFault {
  fault: Record<string, unknown>
  says: string
  whatToDo: string
}

const byItself = 'The next try comes by itself.'
const later = 'Try again later. If it stays like this, tell FitTrend’s support.'
const network = 'Open any web page, sign in to the network there, then check again.'

const faults: [string, ApiFault][] = [
  [
    'network gone: connection reset',
    { fault: { kind: 'reset' }, says: 'FitTrend can’t be reached.', whatToDo: byItself },
  ],
  [
    'network slow: no answer within 20 s',
    { fault: { kind: 'timeout' }, says: 'FitTrend takes too long to answer.', whatToDo: byItself },
  ],
  [
    '403',
    {
      fault: { kind: 'status', status: 403 },
      says: 'FitTrend doesn’t let Reconnect do this with your account.',
      whatToDo: 'Sign in again and allow both permissions that are asked for.',
    },
  ],
  ...[409, 410].map((status): [string, ApiFault] => [
    String(status),
    {
      fault: { kind: 'status', status },
      says: 'FitTrend refused the request.',
      whatToDo: 'Try again. If it stays like this, get help.',
    },
  ]),
  [
    '500',
    {
      fault: { kind: 'status', status: 500 },
      says: 'FitTrend has trouble of its own right now.',
      whatToDo: byItself,
    },
  ],
  [
    '503',
    {
      fault: { kind: 'status', status: 503 },
      says: 'FitTrend has trouble of its own right now.',
      whatToDo: byItself,
    },
  ],
  [
    'captive portal: HTML with 200',
    {
      fault: { kind: 'captive-portal' },
      says: 'Something else answered in FitTrend’s place',
      whatToDo: network,
    },
  ],
  [
    'malformed JSON',
    {
      fault: { kind: 'malformed-json' },
      says: 'FitTrend’s answer can’t be understood.',
      whatToDo: later,
    },
  ],
  [
    'wrong content type',
    {
      fault: { kind: 'wrong-type' },
      says: 'FitTrend’s answer can’t be understood.',
      whatToDo: later,
    },
  ],
  [
    'a body of 5 MB',
    { fault: { kind: 'huge' }, says: 'FitTrend’s answer can’t be understood.', whatToDo: later },
  ],
]

describe('what the API may answer', () => {
  test.for(faults)(
    '%s: says so, keeps what is known, and is over at once',
    async ([, { fault, says, whatToDo }], { driver, sandbox, popup }) => {
      await setScene(sandbox, 'fault', fault)
      await popup.getByRole('button', 'Check now').click()
      await waitForAlert(popup, says)
      expect(await alertText(popup)).toContain(whatToDo)
      expect(await healthyServices(popup)).toEqual(['Fitbit', 'Garmin', 'Withings'])
      expect((await driver.badge()).text).toBe('')
      expect(await driver.notifications()).toEqual([])

      await setScene(sandbox, 'fault', { kind: 'none' })
      await popup.getByRole('button', 'Check now').click()
      await waitForNoAlert(popup)
      expect(await healthyServices(popup)).toEqual(['Fitbit', 'Garmin', 'Withings'])
    },
  )

  test('404: reads FitTrend’s Connect page instead, and says so', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await setScene(sandbox, 'fault', { kind: 'status', status: 404 })
    await popup.getByRole('button', 'Check now').click()
    await popup.waitForText('Read from FitTrend’s Connect page')
    expect(await healthyServices(popup)).toEqual(['Fitbit', 'Garmin', 'Withings'])
    expect(await alertText(popup)).toBe('')
    expect((await driver.badge()).text).toBe('')
  })

  test('network slow: shows what is known while it waits', async ({ sandbox, popup }) => {
    // Long enough to look at six services meanwhile, also where the machine is busy.
    await setScene(sandbox, 'latency', { apiMs: 8_000 })
    await setScene(sandbox, 'expire', { service: 'fitbit' })
    await popup.getByRole('button', 'Check now').click()
    await popup.waitForText('Checking…')
    expect(await healthyServices(popup)).toEqual(['Fitbit', 'Garmin', 'Withings'])
    await popup.getByRole('button', 'Repair Fitbit').waitFor()
    expect(await alertText(popup)).toBe('')
  })

  test('schema half valid: shows the others, and says that one is missing', async ({
    sandbox,
    popup,
  }) => {
    await setScene(sandbox, 'fault', { kind: 'half-valid' })
    await popup.getByRole('button', 'Check now').click()
    await waitForAlert(popup, 'a connection that can’t be understood')
    expect(await alertText(popup)).toContain('The others are as shown.')
    expect(await healthyServices(popup)).toEqual(['Fitbit', 'Garmin', 'Withings'])
  })
})
