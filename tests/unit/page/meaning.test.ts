import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsPhrase } from '../../../utils/page/text.ts'
import { namesAct, serviceInName, verbsOf, vocabularyOf } from '../../../utils/page/vocabulary.ts'
import { siteProfile } from '../../../utils/site/profile.ts'

/** Characters of which nothing is left when words are compared. */
const nothing = fc
  .array(
    fc.constantFrom(
      '™',
      '®',
      '©',
      '\u200b',
      '\u200d',
      '\u00ad',
      '\u202e',
      '\ue000',
      '\u0301',
      '´',
      ' ',
      '\n',
    ),
  )
  .map((characters) => characters.join(''))
const { words } = siteProfile({ origin: 'http://localhost', connectPath: '/', api: false })
const vocabularyWith = (name: string, otherServices: string[] = []) =>
  vocabularyOf({ service: { id: 'odd', name }, otherServices, words })

describe('meaning: a name or a word that says nothing', () => {
  it('is held by no text, and looked for without end in none', { timeout: 2_000 }, () => {
    expect(holdsPhrase('', '')).toBe(false)
    fc.assert(fc.property(fc.string(), (text) => !holdsPhrase(text, '')))
  })

  it('of another service is no name', { timeout: 5_000 }, () => {
    fc.assert(
      fc.property(nothing, nothing, (name, said) => {
        const vocabulary = vocabularyWith('Fitbit', [name, 'Garmin'])
        expect([...vocabulary.others]).toEqual(['garmin'])
        const services = [vocabulary.service, ...vocabulary.others]
        expect(serviceInName(said, services, verbsOf(vocabulary))).toBeNull()
      }),
    )
  })

  it('of our own service has its id in its place', { timeout: 5_000 }, () => {
    fc.assert(
      fc.property(nothing, (name) => {
        const vocabulary = vocabularyWith(name)
        expect(vocabulary.service).toBe('odd')
        expect(namesAct(vocabulary, 'disable', 'Disable odd')).toBe(true)
      }),
    )
  })

  it('matches no control without a name, whoever hands it in', () => {
    expect(serviceInName('', ['', 'fitbit'], [''])).toBeNull()
    expect(serviceInName('Disable', [''], ['disable'])).toBeNull()
  })

  it('in the profile is no word', () => {
    const odd = vocabularyOf({
      service: { id: 'fitbit', name: 'Fitbit' },
      otherServices: [],
      words: { ...words, disable: ['™', 'Disable'], broken: ['\u200b'] },
    })
    expect([...odd.acts.disable]).toEqual(['disable'])
    expect([...odd.health.broken]).toEqual([])
    expect(namesAct(odd, 'disable', '')).toBe(false)
  })
})
