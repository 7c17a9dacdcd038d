import type { ConnectionKey } from '../alerts/notification-id.ts'
import type { App } from './app.ts'
import { carryOut } from './commands.ts'

/** "Repair" on a notification. What may not last is explained first, in the popup that opens. */
export async function repairFromNotification(
  app: App,
  about: ConnectionKey | 'several',
): Promise<void> {
  if (about === 'several') {
    await carryOut(app, { type: 'repair-all', account: '' })
    return
  }
  const { connections } = await app.state()
  const connection = connections.find((it) => it.service.id === about.service)
  if (connection?.canRepair) await carryOut(app, { type: 'repair', ...about })
}

/** "Later" on a notification: quiet for a day. */
export async function tellLater(app: App, about: ConnectionKey | 'several'): Promise<void> {
  const account = (await app.parts.monitor.reading())?.account.id ?? ''
  const { connections } = await app.state()
  const keys =
    about === 'several'
      ? connections.map(({ service }) => ({ account, service: service.id }))
      : [about]
  for (const key of keys) await app.parts.alerts.snooze(key, 'day')
  await app.refresh()
}
