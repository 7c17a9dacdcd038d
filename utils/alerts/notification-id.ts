/** Notification that speaks of connections of several accounts. */
export const severalAccounts = 'repair:*'

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
  return `repair:${account}/${service}`
}

/** Of the notification that speaks of several connections of one account. */
export function accountNotificationId(account: string): string {
  return notificationId({ account, service: severalServices })
}

/** What a notification of ours is about; null if it isn't ours. */
export function toldAbout(id: string): ToldAbout | null {
  if (id === severalAccounts) return { kind: 'several-accounts' }
  if (!id.startsWith('repair:')) return null
  const key = id.slice('repair:'.length)
  // Ids of services have no slash, those of accounts may.
  const end = key.lastIndexOf('/')
  if (end < 0) return null
  const [account, service] = [key.slice(0, end), key.slice(end + 1)]
  return service === severalServices
    ? { kind: 'account', account }
    : { kind: 'connection', account, service }
}
