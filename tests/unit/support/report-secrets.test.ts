import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { siteProfile } from '../../../utils/site/profile.ts'
import { writeReport } from '../../../utils/support/report.ts'
import { wordsOfReports } from '../../../utils/support/report-text.ts'
import { everyProblem, freePlaces, fullRecords, withTexts } from './free-texts.ts'

const site = siteProfile({ origin: 'https://fittrend.test', connectPath: '/connect', api: true })

/** Letters that no word of ours is made of, so that a secret is never found by chance. */
const letters = fc.string({ unit: fc.constantFrom(...'qxzjvkw'), minLength: 6, maxLength: 10 })
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
const byte = fc.integer({ min: 100, max: 255 })

/** Each as the person or machine writes it who lets it slip into a text. */
const secrets = fc.oneof(
  fc.tuple(letters, letters).map(([first, last]) => `${first} ${last}`),
  fc.tuple(letters, letters).map(([name, host]) => `${name}@${host}.example`),
  fc.tuple(hex(24), hex(24)).map(([head, tail]) => `eyJ${head}.${tail}.${head}`),
  fc.uuid(),
  hex(40),
  fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.')),
  fc.tuple(hex(4), hex(4)).map(([net, host]) => `2001:db8:${net}::${host}`),
  fc.tuple(letters, hex(20)).map(([host, key]) => `https://${host}.example/?key=${key}`),
  fc.string({ unit: 'binary', minLength: 8, maxLength: 30 }),
)

/** What a page may have around it: roles and words of the profile, quotes, a role that is no role. */
const frames: ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `button "${secret}"`,
  (secret) => `button "Remove Fitbit of ${secret}?"`,
  (secret) => `${secret} "Disable"`,
  (secret) => `TypeError: ${secret}`,
  (secret) => `TypeError${secret}`,
]

const times = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g
const wordsOf = (text: string) => text.replace(times, '').match(/\p{L}+/gu) ?? []
const ownWords = new Set(wordsOf(wordsOfReports(site)))
const records = everyProblem
  .flatMap(fullRecords)
  .map((full) => ({ full, places: freePlaces(full) }))

describe('a report', () => {
  it('is told nothing that any free text of a record holds', () => {
    const texts = fc.array(fc.tuple(secrets, fc.constantFrom(...frames), letters), {
      minLength: 40,
      maxLength: 40,
    })
    fc.assert(
      fc.property(fc.constantFrom(...records), texts, ({ full, places }, pool) => {
        const used: string[] = []
        const filled = places.map(({ path, isForIds }, place): [string[], string] => {
          const [secret, frame, id] = pool[place % pool.length] ?? ['', String, '']
          used.push(isForIds ? id : secret)
          return [path, isForIds ? id : frame(secret)]
        })
        const report = writeReport(withTexts(full, filled), site)
        for (const secret of used) expect(report).not.toContain(secret)
        expect(wordsOf(report).filter((word) => !ownWords.has(word))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('is the same for whatever the texts are, where they hold no word of the profile', () => {
    fc.assert(
      fc.property(fc.constantFrom(...records), letters, letters, ({ full, places }, one, other) => {
        const reportOf = (text: string) => {
          const texts = places.map(({ path }): [string[], string] => [path, text.padEnd(10, 'q')])
          return writeReport(withTexts(full, texts), site)
        }
        expect(reportOf(one)).toBe(reportOf(other))
      }),
    )
  })

  it('was tried with every place that takes a free text', () => {
    const tried = records.flatMap(({ places }) => places.map(({ path }) => path.join('.')))
    expect(tried).toEqual(
      expect.arrayContaining([
        ...['id', 'account', 'accountName', 'container', 'service.id', 'service.name'],
        ...[
          'consentState',
          'before.externalAccount',
          'steps.open.note.with.text',
          'questions.0.asked',
        ],
        ...['pageSession.name', 'pageSession.listed.0', 'waiting.sentence.with.text'],
        ...[
          'receipt.service.name',
          'receipt.remarks.0.with.text',
          'receipt.steps.0.note.with.text',
        ],
        ...[
          'problem.page',
          'problem.lookedFor.with.text',
          'problem.candidates.0',
          'problem.sentence.with.text',
        ],
        ...['problem.detail', 'problem.service', 'waiting.problem.sentence.with.text'],
        ...['problem.problem.detail', 'problem.problem.code', 'problem.problem.title'],
        'problem.problem.account',
      ]),
    )
  })
})
