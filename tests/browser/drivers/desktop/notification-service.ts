import { startMessageBus } from './message-bus.ts'

/** A notification as the desktop got it from the browser. */
interface DesktopNotification {
  id: number
  title: string
  message: string
  /** Keys and labels of the actions; the key `default` is a click on the notification itself. */
  actions: Map<string, string>
}

export interface NotificationService {
  /** For DBUS_SESSION_BUS_ADDRESS. */
  address: string
  shown(): DesktopNotification[]
  /** The user's click; `action` is a key of the notification's `actions`. */
  invoke(id: number, action: string): void
  /** The user closes it without a click. */
  dismiss(id: number): void
  close(): void
}

const name = 'org.freedesktop.Notifications'
const reasons = { dismissed: 2, closedByCall: 3 }

/**
 * A desktop notification service on a bus of its own, so that the browser's notifications take their
 * real way out and the user's clicks their real way back.
 * Source: Desktop Notifications Specification 1.3 (freedesktop.org).
 */
export async function startNotificationService(socketPath: string): Promise<NotificationService> {
  const shown = new Map<number, DesktopNotification>()
  let lastId = 0

  const bus = await startMessageBus(socketPath, name, (call) => {
    switch (call.member) {
      case 'GetServerInformation':
        return { signature: 'ssss', body: ['reconnect-tests', 'reconnect', '1', '1.2'] }
      case 'GetCapabilities':
        return { signature: 'as', body: [['actions', 'body', 'persistence']] }
      case 'Notify': {
        const [, replaces, , title, message, actions] = call.body ?? []
        if (!replaces) lastId += 1
        const id = Number(replaces) || lastId
        shown.set(id, {
          id,
          title: String(title),
          message: String(message),
          actions: pairs(actions as string[]),
        })
        return { signature: 'u', body: [id] }
      }
      case 'CloseNotification':
        closed(Number(call.body?.[0]), reasons.closedByCall)
        return { signature: '', body: [] }
      default:
        return null
    }
  })

  const emit = (member: string, signature: string, body: (number | string)[]) =>
    bus.emit({ path: '/org/freedesktop/Notifications', interface: name, member, signature, body })
  const closed = (id: number, reason: number) => {
    if (shown.delete(id)) emit('NotificationClosed', 'uu', [id, reason])
  }

  return {
    address: bus.address,
    shown: () => [...shown.values()],
    invoke(id, action) {
      emit('ActionInvoked', 'us', [id, action])
      closed(id, reasons.dismissed)
    },
    dismiss: (id) => closed(id, reasons.dismissed),
    close: () => bus.close(),
  }
}

function pairs(list: string[]): Map<string, string> {
  const map = new Map<string, string>()
  for (let at = 0; at + 1 < list.length; at += 2) map.set(list[at] ?? '', list[at + 1] ?? '')
  return map
}
