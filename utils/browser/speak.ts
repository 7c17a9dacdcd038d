import { browser } from 'wxt/browser'
import { language, speak } from '../words/catalog.ts'
import { say } from '../words/message.ts'

/**
 * Messages come from `_locales`, in the language that the browser has chosen among them.
 * @param marksNames see `speak`
 */
export function speakAsBrowser(marksNames = false): void {
  // Typed by name, and here names are data.
  const lookUp = (key: string) => browser.i18n.getMessage(key as '@@ui_locale')
  speak(lookUp, browser.i18n.getUILanguage(), marksNames)
}

/** The same for a page of ours, which says its language and direction to the browser, too. @param title its message */
export function speakInPage(title: 'extension_name' | 'title_settings' | 'title_welcome'): void {
  speakAsBrowser()
  const { documentElement } = document
  documentElement.lang = language()
  documentElement.dir = say('direction')
  document.title = say(title)
}
