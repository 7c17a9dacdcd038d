import type { ConnectionView } from '../protocol/app-state.ts'
import { language } from '../words/catalog.ts'
import { say } from '../words/message.ts'
import type { Notice } from './alert-port.ts'
import { namesInWords } from './names-in-words.ts'

/** What a notification says of one connection. @param account name of the account; null: there is one only */
export function noticeOf(view: ConnectionView, account: string | null): Notice {
  return {
    title: ofAccount(titleOf(view), account),
    message: view.sentence,
    ...buttonsOf(view.canRepair),
  }
}

function ofAccount(what: string, account: string | null): string {
  return account === null ? what : say('of_account', { what, account })
}

function titleOf({ alert, service: { name }, canRepair }: ConnectionView): string {
  if (alert === 'loudest') return say('alert_removed', { name })
  if (alert === 'once') return say('alert_retired', { name })
  // A repair that may not last is no promise to begin with.
  return say(canRepair ? 'alert_needs_repair' : 'alert_needs_you', { name })
}

/** What one notification says of several connections of one account; `account` as above. */
export function noticeOfSeveral(views: ConnectionView[], account: string | null): Notice {
  const names = namesInWords(views.map(({ service }) => service.name))
  const repairable = views.filter(({ canRepair }) => canRepair).length
  const advice = say(repairable === views.length ? 'alert_repair_them' : 'alert_look_at_each')
  return {
    title: ofAccount(say('alert_several', { count: views.length }), account),
    message: `${say('alert_several_names', { names })} ${advice}`,
    ...buttonsOf(repairable > 0),
  }
}

/** What one notification says of connections of several accounts. A repair is of one account, so none is offered. */
export function noticeOfAccounts(connections: { account: string; service: string }[]): Notice {
  const names = listed(connections.map(({ account, service }) => ofAccount(service, account)))
  return {
    title: say('alert_several', { count: connections.length }),
    message: `${say('alert_several_names', { names })} ${say('alert_look_at_each')}`,
    ...buttonsOf(false),
  }
}

function buttonsOf(canRepair: boolean): Pick<Notice, 'buttons' | 'stays'> {
  return { buttons: canRepair ? 'repair' : 'show', stays: true }
}

function listed(names: string[]): string {
  return new Intl.ListFormat(language()).format(names)
}
