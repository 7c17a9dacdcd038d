import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoWrongClicks } from '../../wrong-clicks.ts'
import { type BrowserPage, browserNames, openBrowserPage } from '../browser-page.ts'
import type { ToldResult } from '../engine-in-page.ts'
import { runStep } from '../run-steps.ts'
import { type CorpusQuestion, cases, dishonest, type Form, forms, honest } from './corpus.ts'
import { betweenPage, gonePage, paths, questionPage } from './question-page.ts'

/** Short: nothing here is slow, and a question that isn't answered is waited out. */
const pace = { settleMs: 1_500, readyMs: 900, effectMs: 1_200, stayMs: 200 }

interface Outcome {
  question: CorpusQuestion
  form: Form
  isAnswered: boolean
  result: ToldResult
}

// A page that isn't answered makes us wait: both browsers at once.
describe.concurrent.each(browserNames)('the corpus of questions in %s', (name) => {
  let browser: BrowserPage
  const outcomes: Outcome[] = []
  beforeAll(async () => {
    browser = await openBrowserPage(name)
    browser.page.on('dialog', (dialog) => void dialog.dismiss())
  }, 60_000)
  afterAll(async () => {
    printTable(name, outcomes)
    await browser.close()
  })

  test.each(cases(dishonest).map((it) => [`${it.form}: ${it.question.html}`, it] as const))(
    'left to the user: %s',
    { concurrent: false, timeout: 30_000 },
    async (_, { question, form }) => {
      const { isAnswered, result } = await put(browser, question, form, outcomes)
      expectNoWrongClicks(isAnswered ? [`yes to “${question.html}” by ${form}`] : [])
      expect(result).toMatchObject({ kind: 'stopped' })
    },
  )

  test('at least 90 % of the honest ones are answered', {
    concurrent: false,
    timeout: 300_000,
  }, async () => {
    const all = cases(honest)
    const left: string[] = []
    for (const { question, form } of all) {
      const { isAnswered } = await put(browser, question, form, outcomes)
      if (!isAnswered) left.push(`${form}: ${question.html}`)
    }
    console.log(
      `${name}: honest questions left to the user: ${left.length} of ${all.length}\n${left.join('\n')}`,
    )
    expect(all.length).toBeGreaterThanOrEqual(50)
    expect(left.length / all.length).toBeLessThanOrEqual(0.1)
  })
})

test('the corpus is as large as it says', () => {
  expect(cases(dishonest).length).toBeGreaterThanOrEqual(90)
  expect(cases([...honest, ...dishonest]).length).toBeGreaterThanOrEqual(150)
})

async function put(
  browser: BrowserPage,
  question: CorpusQuestion,
  form: Form,
  outcomes: Outcome[],
): Promise<Outcome> {
  const { act = 'remove' } = question
  browser.serve(paths.between, betweenPage(question))
  browser.serve(paths.gone, gonePage(act))
  await browser.show(questionPage(question, form))
  await browser.page.evaluate(() => sessionStorage.clear())
  let result = await runStep(browser, act, { pace })
  for (let load = 0; result.kind === 'leaving' && load < 4; load += 1) {
    result = await runStep(browser, act, { acted: true, pace })
  }
  const log = await browser.page.evaluate(() => sessionStorage.log ?? '')
  expect(log.startsWith('act;')).toBe(true)
  const outcome = { question, form, result, isAnswered: log.includes('yes') }
  outcomes.push(outcome)
  return outcome
}

/** Answered of all, by form. */
function printTable(name: string, outcomes: Outcome[]): void {
  const count = (form: Form, list: CorpusQuestion[]) => {
    const those = outcomes.filter((it) => it.form === form && list.includes(it.question))
    return `${those.filter((it) => it.isAnswered).length} of ${those.length}`
  }
  const rows = forms.map(
    (form) => `| ${form} | ${count(form, dishonest)} | ${count(form, honest)} |`,
  )
  console.log(
    [
      `Questions in ${name}`,
      '| form | not to be answered: answered | honest: answered |',
      '| --- | --- | --- |',
      ...rows,
    ].join('\n'),
  )
}
