import { allServices } from '../alerts/alerts.ts'
import type { App } from './app.ts'
import { carryOut } from './commands.ts'

/** "Repair" on a notification. A connection that another account shares is explained first, in the popup. */
export async function repairFromNotification(app: App, service: string): Promise<void> {
  if (service === allServices) {
    await carryOut(app, { type: 'repair-all' })
    return
  }
  const { connections } = await app.state()
  const connection = connections.find((it) => it.service.id === service)
  if (!connection?.canRepair || connection.state === 'shared-account') return
  await carryOut(app, { type: 'repair', service })
}

/** "Later" on a notification: quiet for a day. */
export async function tellLater(app: App, service: string): Promise<void> {
  const account = (await app.parts.monitor.reading())?.account.id ?? ''
  const { connections } = await app.state()
  const services = service === allServices ? connections.map((it) => it.service.id) : [service]
  for (const id of services) await app.parts.alerts.later(account, id)
}
