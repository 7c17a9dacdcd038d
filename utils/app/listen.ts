import { browser } from 'wxt/browser'
import { alarmNames } from '../browser/alarms.ts'
import { containerOfTab } from '../browser/containers.ts'
import { openPopup } from '../browser/open-popup.ts'
import { pageAccountIn } from '../monitor/page-account.ts'
import { viewPortName } from '../protocol/commands.ts'
import { answering } from '../protocol/late-answer.ts'
import { isConnectUrl, isSiteUrl } from '../site/profile.ts'
import { answerMessage, isOwnPage } from './answer-message.ts'
import type { App } from './app.ts'
import { notificationClicked } from './notification-clicks.ts'

/** Registers every listener, synchronously; what each does may take its time. */
export function listen(app: App): void {
  listenToViews(app)
  listenToAlarms(app)
  listenToNotifications(app)
  listenToSite(app)
  listenToWindows(app)
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install')
      void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })
  })
  browser.runtime.onStartup.addListener(() => void app.parts.runner.forgetTabs())
  browser.permissions.onAdded.addListener(() => void app.check('user'))
  browser.permissions.onRemoved.addListener(() => void app.refresh())
  self.addEventListener('online', () => void app.check('online'))
  // Runs at every start of the worker, whatever woke it.
  void app.start()
}

function listenToViews(app: App): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== viewPortName || !isOwnPage(port.sender)) return port.disconnect()
    app.views.add(port)
    void app.refresh()
    // Somebody looks: what has come of an unfinished repair is to be seen now, not at the next alarm.
    void app.parts.runner.resumeAll().catch(() => app.refresh())
  })
  browser.runtime.onMessage.addListener(
    answering((message, sender) => answerMessage(app, message, sender)),
  )
}

function listenToAlarms(app: App): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmNames.check) void app.check('alarm')
    if (name === alarmNames.repair) void app.parts.runner.resumeAll()
  })
}

function listenToNotifications(app: App): void {
  const clicked = async (id: string, button: number | null) => {
    void browser.notifications.clear(id)
    const opens = await notificationClicked(app, id, button)
    if (opens) await openPopup(opens)
  }
  browser.notifications.onClicked.addListener((id) => void clicked(id, null))
  // Firefox has no buttons, and no event for them.
  browser.notifications.onButtonClicked?.addListener((id, button) => void clicked(id, button))
}

/** Firefox for Android has no windows. */
function listenToWindows(app: App): void {
  const { consent } = app.parts.runner
  browser.windows?.onCreated.addListener(({ id }) => {
    if (id !== undefined) void consent.windowOpened(id)
  })
  browser.windows?.onRemoved.addListener((id) => void consent.windowClosed(id))
}

/** A visit to FitTrend triggers a reading, and lets a repair that waits for its page go on. */
function listenToSite(app: App): void {
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.status !== 'complete' || !isSiteUrl(app.parts.profile, tab.url)) return
    const container = containerOfTab(tab)
    const isConnect = isConnectUrl(app.parts.profile, tab.url)
    void app.check('visit', isConnect ? pageAccountIn(container).id : null)
    void app.parts.runner.pageLoaded(tabId, tab.url)
  })
}
