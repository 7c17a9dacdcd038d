import messages from '../public/_locales/en/messages.json' with { type: 'json' }
import { textsOf } from '../scripts/message-texts.ts'
import { speak } from '../utils/words/catalog.ts'

const texts = new Map(Object.entries(textsOf(messages)))

/** The messages in English. */
export function english(key: string): string {
  return texts.get(key) ?? ''
}

/** For what runs outside of an extension. */
export function speakEnglish(): void {
  speak(english, 'en')
}
