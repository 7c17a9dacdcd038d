import { type Archive, emptyArchive } from './archive.ts'
import type { Connection } from './connection.ts'
import type { LookAlikeState } from './look-alikes.ts'

interface InboxMessage {
  at: number
  subject: string
  text: string
}

/** A FitTrend account. */
export interface Account {
  id: string
  name: string
  email: string
  password: string
  /** By service id, in the order in which they were enabled. */
  connections: Map<string, Connection>
  /** By service id; outlives the connection. */
  archives: Map<string, Archive>
  /** By id: services that only page variants show, with names like those of real ones. */
  lookAlikes: Map<string, LookAlikeState>
  /** Newest first. */
  inbox: InboxMessage[]
}

/** What has been imported from one service, made on first use. */
export function archiveOf(account: Account, service: string): Archive {
  const archive = account.archives.get(service) ?? emptyArchive()
  account.archives.set(service, archive)
  return archive
}
