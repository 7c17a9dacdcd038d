import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'

export default defineBackground(() => {
  // Started with the browser, as ours is.
  browser.runtime.onStartup.addListener(() => {})
  browser.runtime.onMessage.addListener(() => false)
  browser.runtime.onConnect.addListener((port) =>
    port.postMessage(['Fitbit', 'Garmin', 'Withings']),
  )
})
