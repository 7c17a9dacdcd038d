/** Notification that speaks of connections of several accounts. */
export const severalAccounts = 'repair:*'

const alertPrefix = 'repair:'
const newsPrefix = 'news:'

/** A connection of one of the accounts. */
export interface ConnectionKey {
  account: string
  service: string
}

/** What a notification of ours is about. */
export type ToldAbout =
  | ({ kind: 'connection' } & ConnectionKey)
  /** Several connections of one account. */
  | { kind: 'account'; account: string }
  | { kind: 'several-accounts' }

/** No service is called so. */
const severalServices = '*'

export function notificationId({ account, service }: ConnectionKey): string {
  return `${alertPrefix}${account}/${service}`
}

/** Of the notification that tells how a repair goes on. */
export function newsId({ account, service }: ConnectionKey): string {
  return `${newsPrefix}${account}/${service}`
}

/** Of the notification that speaks of several connections of one account. */
export function accountNotificationId(account: string): string {
  return notificationId({ account, service: severalServices })
}

/** What a notification of ours is about; null if it isn't ours. */
export function toldAbout(id: string): ToldAbout | null {
  if (id === severalAccounts) return { kind: 'several-accounts' }
  const prefix = [alertPrefix, newsPrefix].find((it) => id.startsWith(it))
  if (prefix === undefined) return null
  const key = id.slice(prefix.length)
  // Ids of services have no slash, those of accounts may.
  const end = key.lastIndexOf('/')
  if (end < 0) return null
  const [account, service] = [key.slice(0, end), key.slice(end + 1)]
  return service === severalServices
    ? { kind: 'account', account }
    : { kind: 'connection', account, service }
}
