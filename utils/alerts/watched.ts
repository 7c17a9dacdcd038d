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

/** A repair, as it is told of where no view is open. */
export interface WatchedRepair {
  id: string
  account: string
  service: { id: string; name: string }
  /** `waits`: for the user. `over`: there is nothing to tell. */
  state: 'works' | 'waits' | 'ended' | 'over'
  /** Since when it is so, ms since the epoch. */
  since: number
  title: string
  message: string
  /** The user sees a view of ours, or what the repair waits for. */
  isInSight: boolean
}

/** What the user has decided about a connection's alert, by service. */
export type Decisions = Map<string, { explained: boolean; snooze: ConnectionView['snooze'] }>
