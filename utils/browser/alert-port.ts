import { type Browser, browser } from 'wxt/browser'
import type { AlertPort } from '../alerts/alert-port.ts'

const colours = { bad: '#c62828', quiet: '#5f6368', none: '#5f6368' }

/** Badge and notifications. Firefox refuses a notification that has buttons, so it gets none there. */
export function browserAlerts(isFirefox: boolean): AlertPort {
  return {
    async showBadge({ text, tone, title }) {
      await browser.action.setBadgeText({ text })
      await browser.action.setTitle({ title })
      if (text === '') return
      await browser.action.setBadgeBackgroundColor({ color: colours[tone] })
      await browser.action.setBadgeTextColor?.({ color: '#ffffff' })
    },
    async notify(id, { title, message, offersRepair }) {
      const options: Browser.notifications.NotificationCreateOptions = {
        type: 'basic',
        iconUrl: browser.runtime.getURL('/icon/128.png'),
        title,
        message,
      }
      if (!isFirefox) {
        options.buttons = offersRepair
          ? [{ title: 'Repair' }, { title: 'Later' }]
          : [{ title: 'Show' }, { title: 'Later' }]
        options.requireInteraction = true
      }
      await browser.notifications.create(id, options)
    },
    async clear(id) {
      await browser.notifications.clear(id)
    },
  }
}
