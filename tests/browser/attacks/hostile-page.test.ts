import { describe, expect } from 'vitest'
import { breakFitbit, expectRepairedOnce } from '../person/broken-fitbit.ts'
import { openConsent } from '../person/consent.ts'
import { test } from '../shared-browser.ts'
import { beginToSpy, keptElsewhere, tokensIn, whatWasHeard } from './spy.ts'

describe('a Connect page with an attacker’s script in it', () => {
  test('can’t stop the repair by forged messages and clicks, and gets no token', async ({
    driver,
    sandbox,
    popup,
  }) => {
    await breakFitbit(sandbox, popup)
    const before = await tokensIn(driver)
    await beginToSpy(driver)
    await popup.getByRole('button', 'Repair Fitbit').click()
    await (await openConsent(driver, sandbox)).getByRole('button', 'Allow').click()
    await popup.getByRole('heading', 'Repaired').waitFor()
    await expectRepairedOnce(sandbox)

    const heard = await whatWasHeard(driver)
    // The spies were there, and their attacks were made.
    for (const sign of [
      '"sent-to-tab"',
      '"page/perform"',
      'pushed-to-view',
      'the spy is here',
      'clicked Stop by script',
    ]) {
      expect(
        heard.some((text) => text.includes(sign)),
        sign,
      ).toBe(true)
    }
    expect(heard.filter((text) => text.includes('an answer from the extension'))).toEqual([])

    const tokens = [...new Set([...before, ...(await tokensIn(driver))])]
    expect(tokens.length).toBeGreaterThanOrEqual(2)
    const shown = await popup.evaluate(() => document.documentElement.outerHTML)
    const elsewhere = [...heard, shown, await keptElsewhere(driver)]
    for (const token of tokens) {
      expect(token.length).toBeGreaterThan(20)
      expect(elsewhere.filter((text) => text.includes(token))).toEqual([])
    }
    expect(await driver.evaluateInExtension((api) => String(api.storage))).toBe('undefined')
  })
})
