import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Messages, textsOf } from '../../../scripts/message-texts.ts'

const folder = 'public/_locales'
const locales = readdirSync(folder).sort()
const read = (locale: string): Messages =>
  JSON.parse(readFileSync(`${folder}/${locale}/messages.json`, 'utf8'))
const english = read('en')
const texts = textsOf(english)

const parametersOf = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, it]) => it))
/** Bare names of the messages with plural forms. */
const counted = new Set(
  Object.keys(english).flatMap((key) => (key.endsWith('_other') ? [key.slice(0, -6)] : [])),
)
const form = /_(?:zero|one|two|few|many|other)$/
const bare = (key: string) => key.replace(form, '')
const isForm = (key: string) => form.test(key) && counted.has(bare(key))

it('are the languages of the README', () => {
  expect(locales).toEqual(['de', 'en', 'es', 'fr', 'ja', 'pt_BR'])
})

describe.each(locales)('the messages in %s', (locale) => {
  const messages = read(locale)
  const said = textsOf(messages)
  const language = locale.replace('_', '-')
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories

  it('are all there, with every plural form of the language, and no others', () => {
    const plain = Object.keys(english).filter((key) => !isForm(key))
    const plural = [...counted].flatMap((name) => forms.map((form) => `${name}_${form}`))
    expect(Object.keys(messages).sort()).toEqual([...plain, ...plural].sort())
  })

  it('say the same: each names what the English one names', () => {
    const wrong = Object.entries(said).flatMap(([key, text]) => {
      const source = texts[isForm(key) ? `${bare(key)}_other` : key] ?? ''
      const missing = parametersOf(source).difference(parametersOf(text))
      const unknown = parametersOf(text).difference(parametersOf(source))
      // "The connection" needs no number.
      if (key.endsWith('_one')) missing.delete('count')
      return missing.size + unknown.size > 0 ? [key] : []
    })
    expect(wrong).toEqual([])
  })

  it('declare their placeholders, and nothing is empty', () => {
    for (const [key, { message, placeholders = {} }] of Object.entries(messages)) {
      expect(said[key]?.trim(), key).not.toBe('')
      const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name?.toLowerCase())
      expect(new Set(used), key).toEqual(new Set(Object.keys(placeholders)))
      for (const [name, { content }] of Object.entries(placeholders)) {
        expect(content, key).toBe(`{${name}}`)
      }
    }
  })

  it('name their language and its direction', () => {
    expect(said.language).toBe(language)
    const { direction } = new Intl.Locale(language).getTextInfo()
    expect(said.direction).toBe(direction)
  })

  it('keep to the stores’ limits', () => {
    expect(said.extension_name?.length).toBeLessThanOrEqual(45)
    expect(said.extension_description?.length).toBeLessThanOrEqual(132)
  })
})

/** Every place in the code that names a message, as what it may name: `stop_${kind}_do` names all of that form. */
function named(): RegExp {
  const files = ['utils', 'components', 'entrypoints'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(`${room}/${name}`, 'utf8')),
  )
  const code = [...files, readFileSync('wxt.config.ts', 'utf8')].join('\n')
  const plain = [...code.matchAll(/'(?:__MSG_)?(\w+?)(?:__)?'/g)].map(([, id]) => id)
  const made = [...code.matchAll(/`((?:\w|\$\{[^}`]*\})+)`/g)]
    .map(([, text]) => text ?? '')
    .filter((text) => text.includes('${') && /^[a-z]+_/.test(text))
    .map((text) => text.replace(/\$\{[^}]*\}/g, '\\w+'))
  return new RegExp(`^(?:${[...new Set([...plain, ...made])].join('|')})$`)
}

it('no message is left that nobody says', () => {
  const isNamed = named()
  const ids = Object.keys(english).map((key) => (isForm(key) ? bare(key) : key))
  expect([...new Set(ids)].filter((id) => !isNamed.test(id))).toEqual([])
})
