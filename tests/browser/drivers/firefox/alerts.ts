import type { ShownNotification } from '../driver.ts'
import type { PrivilegedCode, PrivilegedScope } from './privileged.ts'

interface Alert {
  name: string
  title: string
  text: string
  cookie: string
}

interface AlertListener {
  observe(subject: null, topic: string, data: string): void
}

interface RecordingScope extends PrivilegedScope {
  reconnectAlerts: Map<string, { alert: Alert; listener: AlertListener | null }>
}

/**
 * Puts a recording alerts service in the place of the desktop's, as Mozilla's own tests of the
 * notifications API do: headless Firefox 153 reports every alert closed at once, and sends nothing
 * over D-Bus. All above nsIAlertsService stays the real thing.
 */
export async function recordAlerts(privileged: PrivilegedCode): Promise<void> {
  await privileged.run((scope) => {
    const { ChromeUtils, Components, Ci, Services } = scope
    const alerts: RecordingScope['reconnectAlerts'] = new Map()
    ;(scope as RecordingScope).reconnectAlerts = alerts
    const service = {
      QueryInterface: ChromeUtils.generateQI(['nsIAlertsService']) as (iid: unknown) => unknown,
      showAlert(alert: Alert, listener: AlertListener | null) {
        alerts.set(alert.name, { alert, listener })
        listener?.observe(null, 'alertshow', alert.cookie)
      },
      closeAlert(name: string) {
        const shown = alerts.get(name)
        alerts.delete(name)
        shown?.listener?.observe(null, 'alertfinished', shown.alert.cookie)
      },
    }
    const factory = {
      QueryInterface: ChromeUtils.generateQI(['nsIFactory']),
      createInstance: (iid: unknown) => service.QueryInterface(iid),
    }
    Components.manager
      .QueryInterface(Ci.nsIComponentRegistrar)
      .registerFactory(
        Services.uuid.generateUUID(),
        'Alerts of the tests',
        '@mozilla.org/alerts-service;1',
        factory,
      )
  })
}

export async function shownAlerts(privileged: PrivilegedCode): Promise<ShownNotification[]> {
  return privileged.run((scope) =>
    [...(scope as RecordingScope).reconnectAlerts.values()].map(({ alert }) => ({
      handle: alert.name,
      title: alert.title,
      message: alert.text,
      buttons: [],
    })),
  )
}

/** The user clicks the alert, or closes it. @throws Error when it isn't shown any more. */
export async function answerAlert(
  privileged: PrivilegedCode,
  handle: string,
  answer: 'click' | 'close',
): Promise<void> {
  await privileged.run(
    (scope, name, how) => {
      const alerts = (scope as RecordingScope).reconnectAlerts
      const shown = alerts.get(name)
      if (!shown) throw new Error(`Notification ${name} is not shown any more.`)
      alerts.delete(name)
      const { alert, listener } = shown
      if (how === 'click') listener?.observe(null, 'alertclickcallback', alert.cookie)
      listener?.observe(null, 'alertfinished', alert.cookie)
    },
    handle,
    answer,
  )
}
