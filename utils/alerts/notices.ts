import type { ConnectionView } from '../protocol/app-state.ts'
import type { Notice } from './alert-port.ts'
import { namesInWords } from './names-in-words.ts'

/** What a notification says of one connection. @param account name of the account; null: there is one only */
export function noticeOf(view: ConnectionView, account: string | null): Notice {
  return {
    title: titleOf(view) + (account === null ? '' : ` (${account})`),
    message: view.sentence,
    offersRepair: view.canRepair,
  }
}

function titleOf({ alert, service, canRepair }: ConnectionView): string {
  if (alert === 'loudest') return `${service.name} is removed, not finished`
  if (alert === 'once') return `${service.name} has ended its interface`
  // A repair that may not last is no promise to begin with.
  return canRepair ? `${service.name} needs repair` : `${service.name} needs you`
}

/** What one notification says of several connections of one account; `account` as above. */
export function noticeOfSeveral(views: ConnectionView[], account: string | null): Notice {
  const names = namesInWords(views.map(({ service }) => service.name))
  const repairable = views.filter(({ canRepair }) => canRepair).length
  const advice =
    repairable === views.length
      ? 'You can repair them now.'
      : 'Open Reconnect to see what to do about each.'
  return {
    title: `${views.length} connections need you${account === null ? '' : ` (${account})`}`,
    message: `FitTrend can’t import from ${names} as things are. ${advice}`,
    offersRepair: repairable > 0,
  }
}

/** What one notification says of connections of several accounts. A repair is of one account, so none is offered. */
export function noticeOfAccounts(connections: { account: string; service: string }[]): Notice {
  const names = listed(connections.map(({ account, service }) => `${service} (${account})`))
  return {
    title: `${connections.length} connections need you`,
    message: `FitTrend can’t import from ${names} as things are. Open Reconnect to see what to do about each.`,
    offersRepair: false,
  }
}

function listed(names: string[]): string {
  return new Intl.ListFormat(undefined).format(names)
}
