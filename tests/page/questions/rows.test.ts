import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoWrongClicks, wrongIn } from '../../wrong-clicks.ts'
import { type BrowserPage, browserNames, openBrowserPage } from '../browser-page.ts'
import { runStep } from '../run-steps.ts'
import { pageThatAsks } from './page-that-asks.ts'

declare const log: string[]

describe.each(browserNames)('questions in %s', (name) => {
  let browser: BrowserPage
  const dialogs: string[] = []
  beforeAll(async () => {
    browser = await openBrowserPage(name)
    browser.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
  }, 60_000)
  afterAll(() => browser.close())

  const remove = async (onRemove: string, effectMs = 2_500) => {
    await browser.show(pageThatAsks(onRemove))
    dialogs.length = 0
    const result = await runStep(browser, 'remove', { pace: { effectMs, stayMs: 200 } })
    const seen: string[] = await browser.page.evaluate(() => log)
    expectNoWrongClicks(wrongIn(seen))
    return { result, seen }
  }

  test('confirm() "You have an unsaved journal entry. Discard it?", raised by a timer, is not answered as ours', async () => {
    const { result } = await remove(`
      setTimeout(() => { if (confirm('You have an unsaved journal entry. Discard it?')) log.push('wrong: discarded') }, 50)
      setTimeout(gone, 150)`)
    // The browser asked the user, as ever.
    expect(dialogs).toEqual(['You have an unsaved journal entry. Discard it?'])
    expect(result).toMatchObject({ kind: 'done', questions: [] })
  })

  test('confirm() "Are you sure?", raised by a timer of the page’s own, is not answered as ours', async () => {
    await remove(
      `setTimeout(() => { if (confirm('Are you sure?')) log.push('wrong: left') }, 50); setTimeout(gone, 150)`,
    )
    expect(dialogs).toEqual(['Are you sure?'])
  })

  test('confirm() "Remove Fitbit?", late, is answered: once', async () => {
    const { result } = await remove(`
      setTimeout(() => { if (confirm('Remove Fitbit?')) gone(); if (confirm('Remove Fitbit? Really remove it?')) log.push('wrong: twice') }, 50)`)
    expect(dialogs).toEqual([])
    expect(result).toMatchObject({
      questions: [
        { asked: 'Remove Fitbit?', form: 'confirm', answer: 'yes' },
        { form: 'confirm', answer: 'cancel' },
      ],
    })
  })

  test('confirm() "Delete your FitTrend account?" is answered with Cancel, and is the user’s', async () => {
    const { result } = await remove(
      `if (confirm('Delete your FitTrend account?')) log.push('wrong: account')`,
    )
    expect(dialogs).toEqual([])
    expect(result).toMatchObject({
      kind: 'stopped',
      problem: {
        kind: 'unexpected-dialog',
        sentence: expect.stringContaining('Delete your FitTrend account?'),
      },
      questions: [{ form: 'confirm', answer: 'cancel' }],
    })
  })

  test('"Please confirm our new Terms of Use" come up while Remove is under way: the user’s', async () => {
    const { result } = await remove(`
      setTimeout(() => put('<div role="dialog" aria-modal="true"><p>Please confirm our new Terms of Use and Privacy Notice.</p><button>Later</button> <button onclick="log.push(\\'wrong: terms\\')">Confirm</button></div>'), 100)`)
    expect(result).toMatchObject({ kind: 'stopped', problem: { kind: 'unexpected-dialog' } })
  })

  test('a progress dialog is told from a question: waits while it works', async () => {
    const { result } = await remove(
      `
      put('<div role="dialog" id="work"><p>Removing Fitbit</p><div role="log" id="log"></div></div>')
      let line = 0
      const timer = setInterval(() => { document.querySelector('#log').append('step ' + ++line + ' ') }, 300)
      setTimeout(() => { clearInterval(timer); document.querySelector('#work').remove(); gone() }, 4000)`,
      1_500,
    )
    expect(result).toMatchObject({ kind: 'done', questions: [] })
  }, 30_000)

  test('a notice that stays ("Restart required") is shown to the user, and is no question', async () => {
    const { result } = await remove(`
      put('<div role="dialog" aria-modal="true"><p>Restart required</p><button onclick="log.push(\\'wrong: restarted\\')">Restart now</button> <button>Later</button></div>')`)
    expect(result).toMatchObject({
      kind: 'stopped',
      problem: { sentence: expect.stringContaining('The page says: “Restart required') },
    })
  })

  test('a button that counts down, "Remove (4)" disabled … "Remove": waits for the button, then judges', async () => {
    const { result, seen } = await remove(
      `
      put('<div role="dialog" id="ask"><p>Remove Fitbit?</p><button>Cancel</button> <button id="yes" disabled onclick="log.push(\\'yes\\');document.querySelector(\\'#ask\\').remove();gone()">Remove (4)</button></div>')
      let left = 4
      const timer = setInterval(() => { left -= 1; const yes = document.querySelector('#yes'); yes.textContent = left ? 'Remove (' + left + ')' : 'Remove'; yes.disabled = left > 0; if (!left) clearInterval(timer) }, 700)`,
      1_500,
    )
    expect(seen).toEqual(['act', 'yes'])
    expect(result).toMatchObject({ kind: 'done', questions: [{ answer: 'yes', form: 'page' }] })
  }, 30_000)
})
