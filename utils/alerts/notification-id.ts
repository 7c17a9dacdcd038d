/** Notification that speaks of several connections at once. */
export const severalConnections = 'repair:*'

/** A connection of one of the accounts. */
export interface ConnectionKey {
  account: string
  service: string
}

export function notificationId({ account, service }: ConnectionKey): string {
  return `repair:${account}/${service}`
}

/** The connection that a notification of ours is about; `several`, or null if it isn't ours. */
export function connectionOfNotification(id: string): ConnectionKey | 'several' | null {
  if (id === severalConnections) return 'several'
  if (!id.startsWith('repair:')) return null
  const key = id.slice('repair:'.length)
  // Ids of services have no slash, those of accounts may.
  const end = key.lastIndexOf('/')
  return end < 0 ? null : { account: key.slice(0, end), service: key.slice(end + 1) }
}
