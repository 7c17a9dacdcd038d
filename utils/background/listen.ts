import { browser } from 'wxt/browser'
import { alarmNames } from '../browser/alarms.ts'
import { containerOfTab } from '../browser/containers.ts'
import { openPopup } from '../browser/open-popup.ts'
import { pageAccountIn } from '../monitor/page-account.ts'
import { viewPortName } from '../protocol/commands.ts'
import { answering } from '../protocol/late-answer.ts'
import { isConnectUrl, isSiteUrl } from '../site/profile.ts'
import { isOwnPage } from './answer-message.ts'
import type { Background } from './background.ts'

/** Registers every listener, synchronously; what each does may take its time. */
export function listen(background: Background): void {
  listenToViews(background)
  listenToAlarms(background)
  listenToNotifications(background)
  listenToSite(background)
  listenToWindows(background)
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install')
      void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })
  })
  browser.runtime.onStartup.addListener(() => void background.parts.runner.forgetTabs())
  browser.permissions.onAdded.addListener(() => void background.check('user'))
  browser.permissions.onRemoved.addListener(() => void background.refresh())
  self.addEventListener('online', () => void background.check('online'))
  // Runs at every start of the worker, whatever woke it.
  void background.start()
}

function listenToViews(background: Background): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== viewPortName || !isOwnPage(port.sender)) return port.disconnect()
    background.views.add(port)
    void background.refresh()
    // Somebody looks: what has come of an unfinished repair is to be seen now, not at the next alarm.
    void background.parts.runner.resumeAll().catch(() => background.refresh())
  })
  browser.runtime.onMessage.addListener(
    answering((message, sender) => background.answer(message, sender)),
  )
}

function listenToAlarms(background: Background): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmNames.check) void background.check('alarm')
    if (name === alarmNames.repair) void background.parts.runner.resumeAll()
  })
}

function listenToNotifications(background: Background): void {
  const clicked = async (id: string, button: number | null) => {
    void browser.notifications.clear(id)
    const opens = await background.notificationClicked(id, button)
    if (opens) await openPopup(opens)
  }
  browser.notifications.onClicked.addListener((id) => void clicked(id, null))
  // Firefox has no buttons, and no event for them.
  browser.notifications.onButtonClicked?.addListener((id, button) => void clicked(id, button))
}

/** Firefox for Android has no windows. */
function listenToWindows(background: Background): void {
  const { consent } = background.parts.runner
  browser.windows?.onCreated.addListener(({ id }) => {
    if (id !== undefined) void consent.windowOpened(id)
  })
  browser.windows?.onRemoved.addListener((id) => void consent.windowClosed(id))
}

/** A visit to FitTrend triggers a reading, and lets a repair that waits for its page go on. */
function listenToSite(background: Background): void {
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.status !== 'complete' || !isSiteUrl(background.parts.profile, tab.url)) return
    const container = containerOfTab(tab)
    const isConnect = isConnectUrl(background.parts.profile, tab.url)
    void background.check('visit', isConnect ? pageAccountIn(container).id : null)
    void background.parts.runner.pageLoaded(tabId, tab.url)
  })
}
