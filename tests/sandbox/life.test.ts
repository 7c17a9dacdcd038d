import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectionIn, consent, eventually, openStage, type Stage, signIn } from './stage.ts'

/** One connection's whole life on the Connect page, by real requests only. */
describe('the life of a connection', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage.close())

  test('begins healthy, with a history', async () => {
    const fitbit = await connectionIn(stage, 'fitbit')
    expect(fitbit).toMatchObject({ status: 'connected', error: null })
    expect(fitbit?.import.records).toBeGreaterThan(150)
  })

  test('the Connect page sends signed-out users to sign in, and back', async () => {
    const page = await signIn(stage)
    expect(page.url.pathname).toBe('/account/connect')
    expect(page.text).toContain('>Fitbit</h2>')
  })

  test('expires when the network breaks during the refresh', async () => {
    await stage.scene('expire', { service: 'fitbit' })
    expect(await connectionIn(stage, 'fitbit')).toMatchObject({
      status: 'error',
      error: { code: 'token_expired' },
    })
    expect(await connectionIn(stage, 'garmin')).toMatchObject({ status: 'connected' })
    const page = await stage.browser.open(`${stage.origin}/account/connect`)
    expect(page.text).toContain('Token expired')
  })

  test('is reset by the six steps, resumes from the through-date, and has lost its settings', async () => {
    const before = await connectionIn(stage, 'fitbit')
    const { browser, origin } = stage
    let page = await browser.open(`${origin}/account/connect`)
    expect(page.text).not.toContain('>Remove<')
    page = await browser.click(page, 'Disable')
    expect(page.text).toContain('>Remove<')
    page = await browser.click(page, 'Remove')
    expect(await connectionIn(stage, 'fitbit')).toBeUndefined()
    page = await browser.click(page, 'Enable')
    expect(page.url.origin).toBe(stage.servicesOrigin)
    page = await consent(stage, page)
    expect(page.url.href).toBe(`${origin}/account/connect`)
    const after = await eventually(async () => {
      const one = await connectionIn(stage, 'fitbit')
      return one?.import.historyComplete && one
    })
    expect(after.externalAccount).toBe(before?.externalAccount)
    expect(after.import.through).toBe(after.import.lastSucceededAt?.slice(0, 10))
    expect(after.import.records).toBeGreaterThanOrEqual(before?.import.records ?? 0)
    expect(after.settings).not.toEqual(before?.settings)
    const { counts } = await stage.log()
    expect(counts.services.fitbit).toMatchObject({ disable: 1, remove: 1, enable: 1, connected: 1 })
  })
})
