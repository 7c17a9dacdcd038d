import english from '../public/_locales/en/messages.json' with { type: 'json' }
import { textsOf } from '../scripts/message-texts.ts'
import { speak } from '../utils/words/catalog.ts'

/** For what runs outside of an extension: the messages in English. */
export function speakEnglish(): void {
  const texts = new Map(Object.entries(textsOf(english)))
  speak((key) => texts.get(key) ?? '', 'en')
}
