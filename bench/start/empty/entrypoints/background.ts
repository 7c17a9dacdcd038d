import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'

export default defineBackground(() => {
  browser.runtime.onMessage.addListener(() => false)
  browser.runtime.onConnect.addListener((port) =>
    port.postMessage(['Fitbit', 'Garmin', 'Withings']),
  )
})
