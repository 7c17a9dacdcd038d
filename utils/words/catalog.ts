import type english from '../../public/_locales/en/messages.json'

type Entries = typeof english
type Key = Extract<keyof Entries, string>

/** Name of a message in `_locales`; one with plural forms (`breaks_one`, `breaks_other`) is named without its ending. */
export type MessageId = Bare<Key>
type Bare<K extends string> = K extends `${infer B}_${Intl.LDMLPluralRule}` ? B : K

type EntryOf<K extends MessageId> = K extends Key ? Entries[K] : Entries[`${K}_other` & Key]

/** Names of what a message leaves open, as its English text declares them. */
export type ParameterNames<K extends MessageId> =
  EntryOf<K> extends infer E
    ? E extends { placeholders: infer P }
      ? Extract<keyof P, string>
      : never
    : never

/** Text of a message by its key, in the user's language; empty where there is none. */
export type Lookup = (key: string) => string

let lookUp: Lookup = (key) => key
let spoken = 'en'
let plurals = new Intl.PluralRules(spoken)
let marks = false

/**
 * Every door says once where its messages come from: `browser.i18n.getMessage`, but that takes a browser.
 * @param browserLanguage the browser's own, for its region: in "en-GB" English messages have British dates
 * @param marksNames whether texts go to a view, which keeps names and dates apart (`isolates.ts`)
 */
export function speak(lookup: Lookup, browserLanguage: string, marksNames = false): void {
  lookUp = lookup
  marks = marksNames
  // A door without messages still opens.
  const ours = lookup('language').replace('_', '-') || 'en'
  const isTheirs = browserLanguage === ours || browserLanguage.startsWith(`${ours}-`)
  spoken = isTheirs ? browserLanguage : ours
  plurals = new Intl.PluralRules(spoken)
}

/** The language of the messages (BCP 47): that of dates, numbers and lists beside them, too. */
export function language(): string {
  return spoken
}

/** @see speak */
export function marksNames(): boolean {
  return marks
}

/**
 * Text with its parameters in braces, as in "{name} is connected".
 * @param count chooses among plural forms (Unicode CLDR); null: the message has none
 */
export function textOf(id: MessageId, count: number | null): string {
  if (count === null) return lookUp(id)
  return lookUp(`${id}_${plurals.select(count)}`) || lookUp(`${id}_other`) || lookUp(id)
}
