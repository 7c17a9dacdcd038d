import type { Alerts } from '../alerts/alerts.ts'
import { type ToldAbout, toldAbout } from '../alerts/notification-id.ts'
import type { ConnectionView } from '../protocol/app-state.ts'
import type { Command, CommandAnswer } from '../protocol/commands.ts'
import type { OpenedFor } from '../view-link/opened-for.ts'

interface Needs {
  alerts: Pick<Alerts, 'later'>
  refresh: () => Promise<void>
  carryOut: (command: Command) => Promise<CommandAnswer>
  connectionsOf: (account: string) => Promise<ConnectionView[] | null>
}

/**
 * The user has clicked a notification, or one of its buttons, the first being "Repair" or "Show". It acts on the
 * account that it told of, whichever is shown. Gives what the popup is to open for; null: it stays closed.
 */
export async function notificationClicked(
  needs: Needs,
  id: string,
  button: number | null = null,
): Promise<OpenedFor | null> {
  const about = toldAbout(id)
  if (about === null) return null
  if (button === null) return popupFor(about)
  if (button === 0) {
    void repair(needs, about)
    return popupFor(about)
  }
  await needs.alerts.later(id)
  await needs.refresh()
  return null
}

function popupFor(about: ToldAbout): OpenedFor {
  switch (about.kind) {
    case 'connection':
      return { account: about.account, service: about.service }
    case 'account':
      return { account: about.account, service: null }
    case 'several-accounts':
      return { account: null, service: null }
  }
}

/** What may not last is explained first, in the popup that opens; so is which of several accounts to begin with. */
async function repair({ carryOut, connectionsOf }: Needs, about: ToldAbout): Promise<void> {
  if (about.kind === 'several-accounts') return
  const { account } = about
  if (about.kind === 'account') {
    await carryOut({ type: 'repair-all', account })
    return
  }
  const { service } = about
  const connections = await connectionsOf(account)
  const connection = connections?.find((it) => it.service.id === service)
  if (connection?.canRepair) await carryOut({ type: 'repair', account, service })
}
