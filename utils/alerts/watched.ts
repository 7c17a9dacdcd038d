import type { ConnectionView } from '../protocol/app-state.ts'
import type { Incident } from './incident.ts'

/** The connections of one signed-in account, as the views would show them. */
export interface WatchedAccount {
  id: string
  name: string
  connections: ConnectionView[]
  /** False where the reading held entries that can't be understood: what isn't listed may be among them. */
  isComplete: boolean
}

/** A connection with what was decided about its alert. */
export interface WatchedConnection {
  account: WatchedAccount
  view: ConnectionView
  incident: Incident | null
  snoozed: boolean
}

/** What the user has decided about a connection's alert, by service. */
export type Decisions = Map<string, { explained: boolean; snooze: ConnectionView['snooze'] }>
