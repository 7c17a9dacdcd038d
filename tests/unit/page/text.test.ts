import { describe, expect, test } from 'vitest'
import { foldControlName, foldText, holdsPhrase } from '../../../utils/page/text.ts'
import { namesAct, vocabularyOf } from '../../../utils/page/vocabulary.ts'
import { siteProfile } from '../../../utils/site/profile.ts'

describe('foldText', () => {
  test.each([
    ['  Enable\u00a0 Service\n', 'enable service'],
    ['PÓLAR', 'polar'],
    ['Fitbit®', 'fitbit'],
    ['\uf067 Disable', 'disable'],
    ['−', '-'],
    ['Fitbit+', 'fitbit+'],
  ])('%j is %j', (text, folded) => expect(foldText(text)).toBe(folded))
})

describe('foldControlName', () => {
  test.each([
    ['Enable Service ▾', 'enable service'],
    ['+ Enable Service', 'enable service'],
    ['Disable…', 'disable'],
    ['(+)', '(+)'],
    ['+', '+'],
  ])('%j is %j', (name, folded) => expect(foldControlName(name)).toBe(folded))
})

test('a phrase is found as whole words only', () => {
  expect(holdsPhrase('reset fitbit now', 'fitbit')).toBe(true)
  expect(holdsPhrase('fitbits', 'fitbit')).toBe(false)
  expect(holdsPhrase('myfitbit fitbit', 'fitbit')).toBe(true)
})

describe('namesAct', () => {
  const { words } = siteProfile({ origin: 'http://localhost', connectPath: '/', api: false })
  const service = { id: 'fitbit', name: 'Fitbit' }
  const vocabulary = vocabularyOf({ service, otherServices: ['Garmin'], words })
  test.each([
    ['Disable', true],
    ['DISABLE', true],
    ['Disable Fitbit', true],
    ['Disable Garmin', false],
    ['Disable Fitbit Premium', false],
    ['Disable notifications', false],
  ])('%j disables: %s', (name, is) => expect(namesAct(vocabulary, 'disable', name)).toBe(is))

  test('Enable is not Enable Service', () => {
    expect(namesAct(vocabulary, 'enable', 'Enable Service')).toBe(false)
    expect(namesAct(vocabulary, 'enableService', 'Enable')).toBe(false)
  })
})
