import * as v from 'valibot'
import { afterEach, describe, expect, it } from 'vitest'
import { language, speak } from '../../../utils/words/catalog.ts'
import { piecesOf, withoutMarks } from '../../../utils/words/isolates.ts'
import { inWords, message, say, sayMarked, snake } from '../../../utils/words/message.ts'
import { messageSchema } from '../../../utils/words/schema.ts'
import { english, speakEnglish } from '../../speak-english.ts'

afterEach(speakEnglish)

/** Speaks these messages, in a language and a browser of one. */
function speaks(texts: Record<string, string>, of = 'en', browserLanguage = of) {
  const all = new Map(Object.entries({ language: of, ...texts }))
  speak((key) => all.get(key) ?? '', browserLanguage)
}

describe('a message', () => {
  it('is said with its parameters, wherever they stand', () => {
    speaks({ panel_title: '{name}: Reparatur' }, 'de')
    expect(say('panel_title', { name: 'Fitbit' })).toBe('Fitbit: Reparatur')
  })

  it('may be a parameter of another', () => {
    const look = message('look_act', { word: 'Disable', name: 'Fitbit' })
    expect(say('page_not_found', { what: look })).toBe(
      'We could not find "Disable" of Fitbit on the page. If you see it, click it.',
    )
  })

  it('takes no part of a name for a parameter', () => {
    expect(say('page_ambiguous', { count: 2, what: '{name}', name: '{what}' })).toBe(
      '2 places on the page could be {name}. Click the one for {what}.',
    )
  })

  it.each([
    [1, 'This is your connection:'],
    [2, 'These are your 2 connections:'],
    [2_000, 'These are your 2,000 connections:'],
  ])('of %i has the plural form of that number', (count, words) => {
    expect(say('welcome_found', { count })).toBe(words)
  })

  it.each([
    [1, 'eine'],
    [2, 'mehrere'],
    [5, 'viele'],
    [22, 'mehrere'],
    [1.5, 'andere'],
  ])('of %d has the one of its language', (count, words) => {
    const forms = { one: 'eine', few: 'mehrere', many: 'viele', other: 'andere' }
    const texts = Object.entries(forms).map(([form, text]) => [`welcome_found_${form}`, text])
    speaks(Object.fromEntries(texts), 'ru')
    expect(say('welcome_found', { count })).toBe(words)
  })

  it('without the form of a number has that of any other', () => {
    speaks({ welcome_found_other: 'Verbindungen' }, 'de')
    expect(say('welcome_found', { count: 1 })).toBe('Verbindungen')
  })

  it.each([
    ['en', 'en', 'Imported up to Nov 2'],
    ['en', 'en-GB', 'Imported up to 2 Nov'],
    ['en', 'de', 'Imported up to Nov 2'],
  ])('in %s has the dates of its own language, in a browser in %s', (of, browser, words) => {
    speaks({ fact_imported_up_to: 'Imported up to {day}' }, of, browser)
    const day = { day: '2026-11-02', now: Date.UTC(2026, 10, 5) }
    expect(say('fact_imported_up_to', { day })).toBe(words)
  })

  it('that this version doesn’t know says so, whatever it was', () => {
    for (const id of ['of_a_newer_version', 'constructor', '__proto__']) {
      const stored = v.parse(messageSchema, { id, with: { name: 'Fitbit' } })
      expect(inWords(stored)).toBe('Reconnect has no words for this any more.')
    }
  })

  it('keeps a hole that nothing fills, rather than to say "undefined"', () => {
    expect(inWords({ id: 'panel_title' })).toBe('Repairing {name}')
    expect(inWords({ id: 'panel_title', with: { toString: 'x' } })).toBe('Repairing {name}')
  })
})

it.each([
  ['pt_BR', 'pt-BR', 'pt-BR'],
  ['pt-BR', 'pt-BR', 'pt-BR'],
  ['de', 'de-AT', 'de-AT'],
  ['en', 'ens', 'en'],
])('messages in %s in a browser in %s are %s', (ours, browser, expected) => {
  speaks({}, ours, browser)
  expect(language()).toBe(expected)
})

it('a door that finds no messages speaks English', () => {
  speak(() => '', 'de')
  expect(language()).toBe('en')
})

it('a kind has no hyphens in an id', () => {
  expect(snake('not-on-page')).toBe('not_on_page')
})

describe('a message from outside', () => {
  it.each([
    { id: 'verbatim', with: { text: 'x' } },
    { id: 'stopped' },
    { id: 'a', with: { b: { id: 'c', with: { d: { id: 'e', with: { f: 1 } } } } } },
    { id: 'a', with: { day: { day: '2026-11-02', now: 1 } } },
  ])('is taken: %j', (given) => {
    expect(v.parse(messageSchema, given)).toEqual(given)
  })

  it.each([
    'text',
    null,
    {},
    { id: '' },
    { id: 'with space' },
    { id: 'a'.repeat(81) },
    { id: 7 },
    { id: 'a', with: { b: null } },
    { id: 'a', with: { b: 'x'.repeat(10_001) } },
    { id: 'a', with: { b: { id: 'c', with: { d: { id: 'e', with: { f: { id: 'g' } } } } } } },
  ])('is refused: %j', (given) => {
    expect(v.safeParse(messageSchema, given).success).toBe(false)
  })
})

describe('a text for a view', () => {
  const mark = (text: string) => `\u2068${text}\u2069`

  it('has its names and dates marked, those of messages in it, too, and no numbers', () => {
    speak(english, 'en', true)
    const look = message('look_act', { word: 'Disable', name: 'قلب' })
    expect(say('page_ambiguous', { count: 2, what: look, name: 'قلب' })).toBe(
      `2 places on the page could be "${mark('Disable')}" of ${mark('قلب')}. Click the one for ${mark('قلب')}.`,
    )
    const day = { day: '2026-11-02', now: Date.UTC(2026, 10, 5) }
    expect(say('fact_last_import', { day })).toBe(`Last import: ${mark('Nov 2')}`)
  })

  it('is marked once, whatever a name holds', () => {
    expect(sayMarked('panel_title', { name: mark('Fitbit') })).toBe(`Repairing ${mark('Fitbit')}`)
    expect(sayMarked('panel_title', { name: '\u2069Fitbit\u2068' })).toBe(
      `Repairing ${mark('Fitbit')}`,
    )
  })

  it('comes in pieces, every second one marked, and without its marks', () => {
    const text = sayMarked('panel_title', { name: 'Fitbit' })
    expect(piecesOf(text)).toEqual(['Repairing ', 'Fitbit', ''])
    expect(piecesOf('No name.')).toEqual(['No name.'])
    expect(withoutMarks(text)).toBe('Repairing Fitbit')
  })

  it('elsewhere has no marks', () => {
    expect(say('panel_title', { name: 'قلب' })).toBe('Repairing قلب')
  })
})
