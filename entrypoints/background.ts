import { defineBackground } from 'wxt/utils/define-background'
import { listen } from '../utils/background/listen.ts'
import { wire } from '../utils/background/wire.ts'
import { speakAsBrowser } from '../utils/browser/speak.ts'

/** Builds the parts and registers every listener at once: events that wake a worker come only to those. */
export default defineBackground(() => {
  speakAsBrowser(true)
  listen(wire())
})
