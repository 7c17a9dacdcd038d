import { type Browser, browser } from 'wxt/browser'
import type { AlertPort } from '../alerts/alert-port.ts'
import { withoutMarks } from '../words/isolates.ts'
import { say } from '../words/message.ts'

const colours = { bad: '#c62828', quiet: '#5f6368', none: '#5f6368' }

/** Badge and notifications. Firefox refuses a notification that has buttons, so it gets none there. */
export function browserAlerts(isFirefox: boolean): AlertPort {
  return {
    async showBadge({ text, tone, title }) {
      await browser.action.setBadgeText({ text })
      await browser.action.setTitle({ title: withoutMarks(title) })
      if (text === '') return
      await browser.action.setBadgeBackgroundColor({ color: colours[tone] })
      await browser.action.setBadgeTextColor?.({ color: '#ffffff' })
    },
    async notify(id, { title, message, buttons, stays }) {
      const options: Browser.notifications.NotificationCreateOptions = {
        type: 'basic',
        iconUrl: browser.runtime.getURL('/icon/128.png'),
        title: withoutMarks(title),
        message: withoutMarks(message),
      }
      if (!isFirefox) {
        if (buttons !== 'none') {
          const first = say(`alert_button_${buttons}`)
          options.buttons = [{ title: first }, { title: say('alert_button_later') }]
        }
        options.requireInteraction = stays
      }
      await browser.notifications.create(id, options)
    },
    async clear(id) {
      await browser.notifications.clear(id)
    },
  }
}
